package io.sqsmega.snapstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One start of a function, from its process's first class to the answer to its first event.
 *
 * @param requests what the process asked of Lambda, in that order
 * @param answer what it answered in the end, be it that it could not start
 * @param output what it wrote
 * @param classes the classes that it loaded, in that order
 */
record Start(List<String> requests, String answer, String output, List<String> classes) {
    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String EVENT = """
            {"Records": [{"messageId": "done", "eventSource": "aws:sqs", "body": "%s"},
                         {"messageId": "again", "eventSource": "aws:sqs", "body": "%s"}]}""".formatted(body("done"), body("again"));

    private static String body(String name) {
        return """
                {"protocol": "mega", "version": 1, "event": {"name": "%s", "timestamp": "2020-05-04T15:53:27Z"}}""".formatted(name).replace("\"", "\\\"");
    }

    static Start withSnapStart(Class<?> handler, Path directory) throws Exception {
        return of(handler, "snap-start", System.getProperty("java.class.path"), directory);
    }

    static Start withSnapStartButNoCrac(Class<?> handler, Path directory) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("org-crac"))
                .collect(Collectors.joining(File.pathSeparator));
        return of(handler, "snap-start", classPath, directory);
    }

    static Start ordinary(Class<?> handler, Path directory) throws Exception {
        return of(handler, "on-demand", System.getProperty("java.class.path"), directory);
    }

    private static Start of(Class<?> handler, String initializationType, String classPath, Path directory)
            throws Exception {
        Path output = directory.resolve("output");
        Path classes = directory.resolve("classes");
        try (RuntimeApi api = new RuntimeApi(EVENT)) {
            ProcessBuilder function = command(handler, classPath, classes);
            function.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", initializationType);
            function.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
            Process process = function.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                String answer = String.valueOf(api.answerWithin(60));
                return new Start(api.requests(), answer, Files.readString(output), loaded(classes));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static ProcessBuilder command(Class<?> handler, String classPath, Path classes) {
        ProcessBuilder function = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Xlog:class+load:file=" + classes + ":tags",
                // As Lambda's own start of the JVM has it: without, CRaC does not find the runtime client's context.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-cp",
                classPath,
                RUNTIME_CLIENT,
                handler.getName());
        function.environment().put("AWS_LAMBDA_FUNCTION_NAME", handler.getSimpleName());
        function.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        function.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256");
        function.environment().put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/snap");
        function.environment().put("AWS_LAMBDA_LOG_STREAM_NAME", "snap");
        return function;
    }

    private static List<String> loaded(Path classes) throws IOException {
        return Files.readAllLines(classes).stream()
                .map(line -> line.replaceAll("^\\[[^]]*\\] ?", "").split(" ", 2)[0])
                .toList();
    }
}
