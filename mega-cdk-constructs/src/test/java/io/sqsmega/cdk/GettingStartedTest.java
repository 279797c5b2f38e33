package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.constructs.Construct;

/** The app of the page that a newcomer follows, and the files that go with it. */
@NeedsNode
class GettingStartedTest {
    private static final Path PAGE = Path.of("..", "docs", "constructs", "getting-started.md");
    private static final Path JAR = Path.of("target", "app.jar");

    private static List<String> blocks(String language) throws Exception {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void appSynthesises(@TempDir Path classes) throws Exception {
        Files.writeString(JAR, "stands for a jar");
        String app = blocks("java").stream()
                .filter(code -> code.contains("class ShopApp"))
                .findFirst()
                .orElseThrow()
                .replace("../function/target/function.jar", JAR.toString());
        compile(app, classes);
        Synth synth = new Synth();
        // The CDK's validation, which a feature flag switches on, wants no empty stack.
        synth.topic("Beside").build();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Construct stack = (Construct) loader.loadClass("com.acme.infra.ShopApp$ShopStack")
                    .getConstructor(Construct.class, String.class)
                    .newInstance(synth.app(), "Newcomer");
            Template template = Template.fromStack((Stack) stack);

            template.resourceCountIs("AWS::SQS::Queue", 2);
            template.resourceCountIs("AWS::SNS::Subscription", 2);
            template.resourceCountIs("AWS::CloudWatch::Alarm", 4);
        }
    }

    private static void compile(String app, Path classes) {
        StringWriter errors = new StringWriter();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///ShopApp.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return app;
                    }
                };
        List<String> options = List.of("-d", classes.toString(), "-proc:none");

        assertThat(ToolProvider.getSystemJavaCompiler()
                        .getTask(errors, null, null, options, null, List.of(source))
                        .call())
                .as(errors.toString())
                .isTrue();
    }

    /** With the versions that this project itself is built with. */
    @Test
    void coordinatesAreThoseOfTheProject() throws Exception {
        String parent = Files.readString(Path.of("..", "pom.xml"));

        assertThat(blocks("xml")).hasSize(2).allSatisfy(pom -> {
            DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(pom.getBytes(StandardCharsets.UTF_8)));
            assertThat(Pattern.compile("<version>(.*?)</version>")
                            .matcher(pom)
                            .results()
                            .map(found -> found.group(1)))
                    .filteredOn(version -> !version.equals("1.0"))
                    .allSatisfy(version -> assertThat(parent).contains(">" + version + "<"));
        });
    }

    @Test
    void everyPageIsLinked() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        String all = readme + Files.readString(PAGE);
        try (Stream<Path> pages = Files.list(PAGE.getParent())) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .allSatisfy(page -> assertThat(all).contains(page));
        }
    }
}
