package io.sqsmega.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.RuntimeApi;
import io.sqsmega.local.RuntimeApi.Answer;
import io.sqsmega.taskroot.TaskRoot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a {@link FailingFunction} writes when it is given one message, with a logging framework in its task root. */
final class LoggedFunction {
    static final String REQUEST_ID = "request-1";

    private static final Path BACKENDS = Path.of("target", "logging-backends").toAbsolutePath();
    private static final String EVENT = """
            {"Records": [{"messageId": "m-1", "eventSource": "aws:sqs", "receiptHandle": "handle",
              "eventSourceARN": "arn:aws:sqs:eu-west-1:111122223333:cart",
              "attributes": {"ApproximateReceiveCount": "3"}, "messageAttributes": {},
              "body": "{\\"protocol\\": \\"mega\\", \\"version\\": 1, \\"event\\": {\\"name\\": \\"item.added\\", \\"timestamp\\": \\"2020-05-04T15:53:27Z\\"}}"}]}""";
    private static final String LOGBACK = """
            <configuration><appender name="out" class="ch.qos.logback.core.ConsoleAppender">
              <encoder class="ch.qos.logback.classic.encoder.JsonEncoder"/>
            </appender><root level="INFO"><appender-ref ref="out"/></root></configuration>""";
    private static final String LOG4J = """
            <Configuration><Appenders><Console name="out"><JsonTemplateLayout eventTemplateUri="classpath:EcsLayout.json"/></Console>
            </Appenders><Loggers><Root level="info"><AppenderRef ref="out"/></Root></Loggers></Configuration>""";

    private final Path directory;
    private final Path root;
    private final Path classes;

    /** @param jars the beginnings of the names of the jars that are added */
    LoggedFunction(Path directory, List<String> jars) throws IOException {
        this.directory = directory;
        this.root = directory.resolve("task");
        this.classes = directory.resolve("classes");
        TaskRoot.fill(root, "slf4j-");
        for (String jar : jars) {
            Files.createSymbolicLink(root.resolve("lib").resolve(only(jar).getFileName()), only(jar));
        }
        Files.writeString(root.resolve("logback.xml"), LOGBACK);
        Files.writeString(root.resolve("log4j2.xml"), LOG4J);
    }

    private static Path only(String jar) throws IOException {
        try (Stream<Path> files = Files.list(BACKENDS)) {
            return files.filter(file -> file.getFileName().toString().startsWith(jar))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Returns what it wrote, line by line. */
    List<String> run(Map<String, String> environment) throws Exception {
        return run(
                TaskRoot.process(root, FailingFunction.class, "-Xlog:class+load:file=" + classes + ":tags"),
                environment);
    }

    /** The same, of a function that shares its class path with the runtime, as in many a container image. */
    List<String> runOnOneClassPath() throws Exception {
        ProcessBuilder process =
                TaskRoot.process(Files.createDirectory(directory.resolve("empty")), FailingFunction.class);
        List<String> command = process.command();
        int classPath = command.indexOf("-cp") + 1;
        command.set(
                classPath,
                String.join(
                        File.pathSeparator,
                        command.get(classPath),
                        root.toString(),
                        root.resolve("lib").resolve("*").toString()));
        return run(process, Map.of());
    }

    private List<String> run(ProcessBuilder builder, Map<String, String> environment) throws Exception {
        Path output = directory.resolve("output");
        try (RuntimeApi api = RuntimeApi.start()) {
            builder.environment().putAll(api.environment("logged"));
            builder.environment().putAll(environment);
            api.send(REQUEST_ID, EVENT, Duration.ofMinutes(1));
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(api.answerWithin(Duration.ofMinutes(1)))
                        .isEqualTo(new Answer(false, "{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"}]}"));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        return Files.readAllLines(output);
    }

    /** The classes that it loaded. */
    List<String> loaded() throws IOException {
        return Files.readAllLines(classes).stream()
                .map(line -> line.replaceAll("^\\[[^]]*\\] ?", "").split(" ", 2)[0])
                .toList();
    }
}
