package io.sqsmega.snapstart;

import io.sqsmega.local.RuntimeApi;
import io.sqsmega.local.RuntimeApi.Answer;
import io.sqsmega.taskroot.TaskRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One start of a function, from its process's first class to the answer to its first event.
 *
 * @param requests what the process asked of Lambda, in that order
 * @param answer what it answered in the end, be it that it could not start
 * @param output what it wrote
 * @param classes the classes that it loaded, in that order
 */
record Start(List<String> requests, String answer, String output, List<String> classes) {
    private static final String EVENT = """
            {"Records": [{"messageId": "done", "eventSource": "aws:sqs", "body": "%s"},
                         {"messageId": "again", "eventSource": "aws:sqs", "body": "%s"}]}""".formatted(body("done"), body("again"));

    private static String body(String name) {
        return """
                {"protocol": "mega", "version": 1, "event": {"name": "%s", "timestamp": "2020-05-04T15:53:27Z"}}""".formatted(name).replace("\"", "\\\"");
    }

    static Start withSnapStart(Class<?> handler, Path directory) throws Exception {
        return of(handler, "snap-start", TaskRoot.ofTheTests(), directory);
    }

    static Start withSnapStartButNoCrac(Class<?> handler, Path directory) throws Exception {
        Path root = directory.resolve("task");
        TaskRoot.fill(root, "org-crac");
        return of(handler, "snap-start", root, directory);
    }

    static Start ordinary(Class<?> handler, Path directory) throws Exception {
        return of(handler, "on-demand", TaskRoot.ofTheTests(), directory);
    }

    private static Start of(Class<?> handler, String initializationType, Path root, Path directory) throws Exception {
        Path output = directory.resolve("output");
        Path classes = directory.resolve("classes");
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        try (RuntimeApi api = RuntimeApi.start(requests::add)) {
            ProcessBuilder function = command(handler, root, classes);
            function.environment().putAll(api.environment(handler.getSimpleName()));
            function.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", initializationType);
            api.send("request", EVENT, Duration.ofMinutes(1));
            Process process = function.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                Answer answer = api.answerWithin(Duration.ofMinutes(1));
                return new Start(
                        untilAnswered(List.copyOf(requests)),
                        answer == null ? "no answer" : answer.body(),
                        Files.readString(output),
                        loaded(classes));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static ProcessBuilder command(Class<?> handler, Path root, Path classes) {
        return TaskRoot.process(
                root,
                handler,
                "-XX:+UseSerialGC",
                "-Xlog:class+load:file=" + classes + ":tags",
                // As Lambda's own start of the JVM has it: without, CRaC does not find the runtime client's context.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    }

    /** Without what it asks next, if it was fast. */
    private static List<String> untilAnswered(List<String> requests) {
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).endsWith("/response") || requests.get(i).endsWith("/error")) {
                return requests.subList(0, i + 1);
            }
        }
        return requests;
    }

    private static List<String> loaded(Path classes) throws IOException {
        return Files.readAllLines(classes).stream()
                .map(line -> line.replaceAll("^\\[[^]]*\\] ?", "").split(" ", 2)[0])
                .toList();
    }
}
