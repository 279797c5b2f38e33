package io.sqsmega.examples.cart;

import io.sqsmega.local.RuntimeApi;
import io.sqsmega.local.RuntimeApi.Answer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    /** As Lambda's own start of the JVM has it: without, CRaC does not find the runtime client's context. */
    private static final String CRAC = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    private final RuntimeApi api = RuntimeApi.start();
    private final Path output;
    private final Process process;

    LambdaFunction(Class<?> handler, Map<String, String> environment) throws IOException {
        output = Files.createTempFile("function", ".log");
        ProcessBuilder builder = new ProcessBuilder(command(handler)).redirectErrorStream(true);
        builder.environment().putAll(api.environment(handler.getSimpleName()));
        builder.environment().putAll(environment);
        process = builder.redirectOutput(output.toFile()).start();
    }

    private static List<String> command(Class<?> handler) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", CRAC, "-cp", classPath(), RuntimeApi.JAVA_CLIENT));
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
        return api.invoke(event, Duration.ofMinutes(1));
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
