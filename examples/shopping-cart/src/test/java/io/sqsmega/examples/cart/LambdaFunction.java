package io.sqsmega.examples.cart;

import io.sqsmega.examples.cart.RuntimeApi.Answer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A function as Lambda runs it: the deployed jar, in a JVM of its own, behind Lambda's own runtime interface client.
 * Nothing else of this project's class path is there.
 */
final class LambdaFunction implements AutoCloseable {
    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** As Lambda's own start of the JVM has it: without, CRaC does not find the runtime client's context. */
    private static final String CRAC = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    private final RuntimeApi api = new RuntimeApi();
    private final Path output;
    private final Process process;

    LambdaFunction(Class<?> handler, Map<String, String> environment) throws IOException {
        output = Files.createTempFile("function", ".log");
        ProcessBuilder builder = new ProcessBuilder(command(handler)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", handler.getSimpleName());
        builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        builder.environment().put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/cart");
        builder.environment().put("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/22/[1]0123456789abcdef");
        builder.environment().putIfAbsent("AWS_REGION", "eu-west-1");
        process = builder.redirectOutput(output.toFile()).start();
    }

    private static List<String> command(Class<?> handler) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", CRAC, "-cp", classPath(), RUNTIME_CLIENT));
        command.add(handler.getName());
        return command;
    }

    /** The runtime's own jars, and the one that is deployed. */
    private static String classPath() {
        String runtime = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*aws-lambda-java-(core|serialization|runtime-interface-client)-[^/]*"))
                .collect(Collectors.joining(File.pathSeparator));
        return runtime + File.pathSeparator + System.getProperty("shopping-cart.jar");
    }

    Answer invoke(String event) throws InterruptedException, IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "the function's process must run, got exit " + process.exitValue() + ": " + log());
        }
        return api.invoke(event);
    }

    /** What it has logged so far. */
    String log() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().completeOnTimeout(null, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
        api.close();
        Files.delete(output);
    }
}
