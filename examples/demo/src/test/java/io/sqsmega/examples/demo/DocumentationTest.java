package io.sqsmega.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.lambda.MegaSqsHandler;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every sample of Java in the README and the guide compiles. The samples of a document make one class: declarations
 * become its members, and statements methods, which find below what the document takes for granted.
 */
class DocumentationTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern DECLARATION =
            Pattern.compile("(public |final |static |abstract |record |class ).*", Pattern.DOTALL);
    private static final String TAKEN_FOR_GRANTED = """
            package io.sqsmega.examples.cart;

            import static io.sqsmega.match.Matchers.*;
            import static org.assertj.core.api.Assertions.assertThat;

            import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
            import io.cloudevents.CloudEvent;
            import io.micrometer.core.instrument.MeterRegistry;
            import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
            import io.opentelemetry.api.GlobalOpenTelemetry;
            import io.opentelemetry.sdk.OpenTelemetrySdk;
            import io.opentelemetry.sdk.trace.SdkTracerProvider;
            import io.opentelemetry.sdk.trace.export.*;
            import io.sqsmega.catalogue.*;
            import io.sqsmega.cloudevents.*;
            import io.sqsmega.codec.*;
            import io.sqsmega.codec.bind.*;
            import io.sqsmega.dispatch.*;
            import io.sqsmega.guard.*;
            import io.sqsmega.dynamodb.*;
            import io.sqsmega.filters.*;
            import io.sqsmega.lambda.*;
            import io.sqsmega.listen.*;
            import io.sqsmega.local.*;
            import io.sqsmega.match.*;
            import io.sqsmega.message.*;
            import io.sqsmega.opentelemetry.*;
            import io.sqsmega.payload.*;
            import io.sqsmega.publish.*;
            import io.sqsmega.metrics.*;
            import io.sqsmega.micrometer.*;
            import io.sqsmega.s3.*;
            import io.sqsmega.settle.*;
            import io.sqsmega.slf4j.*;
            import io.sqsmega.subscribe.*;
            import io.sqsmega.test.*;
            import java.math.BigDecimal;
            import java.net.URI;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.List;
            import java.util.Map;
            import java.util.concurrent.Executors;
            import java.util.concurrent.TimeUnit;
            import java.util.function.Supplier;
            import org.junit.jupiter.api.Test;
            import software.amazon.awssdk.services.sqs.SqsClient;

            final class Samples {
                String queueUrl, deadLetterQueueUrl, topicArn;
                SqsClient client;
                MegaPayload payload, itemAdded, checkoutOfAnEmptyCart;
                Carts carts;
                HandlerTester tester;
                SqsPublisher queue;
                SnsPublisher topic;
                SpanExporter exporter;

                interface Correlation {
                    static String current() {
                        return "c";
                    }

                    static <T> T with(String id, Supplier<T> work) {
                        return work.get();
                    }
                }

                Object cart;

            """;

    @TempDir
    private Path classes;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/guide"})
    void everySampleCompiles(String documents) throws IOException {
        List<String> samples = samples(documents);

        assertThat(samples).isNotEmpty();
        assertThat(complaints(source(samples))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PatientHandler", "TillHandler"})
    void aHandlerOfTheGuideCanBeBuiltInAUnitTest(String handler) throws Exception {
        assertThat(complaints(source(samples("docs/guide")))).isEmpty();
        try (URLClassLoader compiled =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Class<?> guide = compiled.loadClass("io.sqsmega.examples.cart.Samples");
            Class<?> type = compiled.loadClass(guide.getName() + "$" + handler);

            assertThat(made(type, guide, made(guide))).isInstanceOf(MegaSqsHandler.class);
        }
    }

    private static Object made(Class<?> guide) throws ReflectiveOperationException {
        Constructor<?> constructor = guide.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Object made(Class<?> type, Class<?> guide, Object around) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor(guide);
        constructor.setAccessible(true);
        return constructor.newInstance(around);
    }

    @Test
    void aSampleThatDoesNotCompileIsFound() {
        assertThat(complaints(source(List.of("publisher.publishPayload(payload);"))))
                .contains("cannot find symbol");
    }

    /** The samples of a document, or of all documents in a directory, which may use each other's classes. */
    private static List<String> samples(String documents) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(documents))) {
            List<String> samples = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                samples.addAll(JavaSamples.of(Files.readString(file)));
            }
            return samples;
        }
    }

    private static String source(List<String> samples) {
        StringBuilder source = new StringBuilder(TAKEN_FOR_GRANTED);
        for (int i = 0; i < samples.size(); i++) {
            String sample = samples.get(i);
            boolean declaration = DECLARATION.matcher(sample).matches();
            source.append(declaration ? sample : "void sample" + i + "() throws Exception {\n" + sample + "}\n");
        }
        return source.append("}\n").toString();
    }

    private String complaints(String source) {
        return JavaSamples.compile("Samples", source, classes);
    }
}
