package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.assertions.Template;
import software.constructs.Construct;

/**
 * The pages in {@code docs/constructs}: their samples are compiled and synthesised, their ids and messages are real.
 */
@NeedsNode
class DocumentationTest {
    private static final Path PAGES = Path.of("..", "docs", "constructs");
    private static final Pattern SAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final List<String> IMPORTS = List.of(
            "io.sqsmega.cdk.*",
            "io.sqsmega.filters.FilterPolicy",
            "io.sqsmega.filters.FilterTarget",
            "java.util.*",
            "java.util.function.Consumer",
            "software.amazon.awscdk.Duration",
            "software.amazon.awscdk.services.cloudwatch.actions.SnsAction",
            "software.amazon.awscdk.services.events.EventPattern",
            "software.amazon.awscdk.services.events.Rule",
            "software.amazon.awscdk.services.iam.Role",
            "software.amazon.awscdk.services.lambda.CapacityProvider",
            "software.amazon.awscdk.services.lambda.Code",
            "software.amazon.awscdk.services.lambda.Function",
            "software.amazon.awscdk.services.lambda.FunctionAttributes",
            "software.amazon.awscdk.services.lambda.IFunction",
            "software.amazon.awscdk.services.lambda.Runtime",
            "software.amazon.awscdk.services.s3.Bucket",
            "software.amazon.awscdk.services.s3.EventType",
            "software.amazon.awscdk.services.s3.NotificationKeyFilter",
            "software.amazon.awscdk.services.sns.FilterOrPolicy",
            "software.amazon.awscdk.services.sns.StringConditions",
            "software.amazon.awscdk.services.sns.SubscriptionFilter",
            "software.amazon.awscdk.services.sns.Topic",
            "software.amazon.awscdk.services.sns.subscriptions.SqsSubscriptionProps",
            "software.amazon.awscdk.services.sqs.IQueue",
            "software.amazon.awscdk.services.sqs.Queue",
            "software.constructs.Construct");

    @BeforeAll
    static void jarOfTheSamples() throws IOException {
        Files.writeString(Path.of("target", "app.jar"), "stands for a jar");
    }

    static Stream<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String page : List.of("MegaTopic.md", "MegaQueue.md", "sources.md")) {
            samples.addAll(samples(page));
        }
        return samples.stream();
    }

    private static List<Sample> samples(String page) throws IOException {
        return SAMPLE.matcher(Files.readString(PAGES.resolve(page)))
                .results()
                .map((MatchResult match) -> new Sample(page, match.group(1)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleCompilesAndSynthesises(Sample sample, @TempDir Path classes) throws Exception {
        compile(sample, classes);
        Synth synth = new Synth();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            loader.loadClass("Sample")
                    .getConstructor(Construct.class, String.class)
                    .newInstance(synth.stack(), "It");
        }

        assertThatCode(() -> Template.fromStack(synth.stack())).doesNotThrowAnyException();
    }

    private static void compile(Sample sample, Path classes) {
        StringWriter errors = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        errors,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-proc:none"),
                        null,
                        List.of(sample.source()))
                .call();
        assertThat(compiled).as("%s%n%s", sample, errors).isTrue();
    }

    @Test
    void everyPageHasSamples() throws IOException {
        assertThat(samples()).hasSize(15);
    }

    @Test
    void everyIdIsOnThePage() throws IOException {
        MegaQueue queue = new Synth()
                .queue("Cart")
                .ownTopic()
                .metricNamespace("Shop")
                .alarm(MegaAlarm.newDeadLetters())
                .alarm(MegaAlarm.unmatchedMessages())
                .dashboard(true)
                .build();
        String page = Files.readString(PAGES.resolve("MegaQueue.md"));

        assertThat(queue.getNode().getChildren())
                .extracting(child -> "`" + child.getNode().getId() + "`")
                .allSatisfy(id -> assertThat(page).contains(id));
    }

    @Test
    void everyMessageIsReal() throws IOException {
        String page = Files.readString(PAGES.resolve("MegaQueue.md"));
        Synth synth = new Synth();

        assertThat(Stream.of(
                        synth.queue("Cart"),
                        synth.queue("Cart").withoutTopic().fifo(true).batchSize(100),
                        synth.queue("Cart")
                                .withoutTopic()
                                .timeout(Duration.minutes(1))
                                .visibilityTimeout(Duration.seconds(10))))
                .allSatisfy(wrong -> assertThat(catchThrowable(wrong::build))
                        .satisfies(refusal -> assertThat(page).contains(refusal.getMessage() + "\n")));
    }

    @Test
    void everyPropIsOnThePage() throws IOException {
        String page = Files.readString(PAGES.resolve("MegaQueue.md")) + Files.readString(PAGES.resolve("MegaTopic.md"));

        assertThat(Stream.of(
                                MegaTopic.Builder.class,
                                MegaSourceProps.class,
                                MegaQueueProps.class,
                                MegaEventSourceProps.class,
                                MegaFunctionProps.class)
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> !List.of("build", "create").contains(name))
                        .distinct())
                .allSatisfy(prop -> assertThat(page).containsPattern("`" + prop + "[`(]|\\." + prop + "\\("));
    }

    /** The statements of a sample, in a construct of their own. */
    record Sample(String page, String code) {
        JavaFileObject source() {
            StringBuilder source = new StringBuilder();
            IMPORTS.forEach(name -> source.append("import ").append(name).append(";\n"));
            source.append("public class Sample extends Construct {\n")
                    .append("public Sample(Construct scope, String id) {\nsuper(scope, id);\n")
                    .append(code)
                    .append("}\n}\n");
            return new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source;
                }
            };
        }

        @Override
        public String toString() {
            return page + ": " + code.lines().findFirst().orElse("");
        }
    }
}
