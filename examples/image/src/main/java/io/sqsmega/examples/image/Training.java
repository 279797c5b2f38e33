package io.sqsmega.examples.image;

import io.sqsmega.local.RuntimeApi;
import io.sqsmega.local.RuntimeApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a function with example events and ends it. With {@code -XX:AOTCacheOutput}, its JVM then writes a cache of the
 * classes that the events needed.
 */
public final class Training {
    private static final Duration LONGEST_INVOCATION = Duration.ofMinutes(1);
    private static final int LONGEST_END_MINUTES = 5;

    private Training() {}

    /**
     * Runs the training.
     *
     * @param arguments the directory of the events, and the command that starts the function under Lambda's runtime
     *     interface client
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> command = Arrays.asList(arguments).subList(1, arguments.length);
        try (RuntimeApi api = RuntimeApi.start()) {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().putAll(api.environment("training"));
            Process function = builder.start();
            try {
                for (Path event : events(Path.of(arguments[0]))) {
                    Answer answer = api.invoke(Files.readString(event), LONGEST_INVOCATION);
                    if (answer.isError()) {
                        throw new IllegalStateException("the function must process " + event + ", got " + answer);
                    }
                }
                // Asks it to end: the JVM writes the cache then.
                function.destroy();
                if (!function.waitFor(LONGEST_END_MINUTES, TimeUnit.MINUTES)) {
                    throw new IllegalStateException(
                            "the function must end within " + LONGEST_END_MINUTES + " minutes, got no end");
                }
            } finally {
                function.destroyForcibly();
            }
        }
    }

    private static List<Path> events(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.toString().endsWith(".expected.json"))
                    .sorted()
                    .toList();
        }
    }
}
