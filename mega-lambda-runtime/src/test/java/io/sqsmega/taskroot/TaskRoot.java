package io.sqsmega.taskroot;

import io.sqsmega.local.RuntimeApi;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function's directory as Lambda has it: its classes, and in {@code lib} its jars. The runtime client loads them by a
 * class loader of its own; on the class path there is nothing but the client.
 */
public final class TaskRoot {
    private static final String RUNTIME =
            ".*/(aws-lambda-java-(core|serialization|runtime-interface-client)|utils-lite)-[^/]*";

    private TaskRoot() {}

    /** Everything on this class path that is not of the runtime, for all functions that need nothing else. */
    public static Path ofTheTests() {
        return OfTheTests.ROOT;
    }

    /** Fills a directory with everything on this class path that is not of the runtime, but for some jars. */
    public static void fill(Path root, String... withoutJars) throws IOException {
        Path lib = Files.createDirectories(root.resolve("lib"));
        for (String entry : entries()) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                copy(path, root);
            } else if (!entry.matches(RUNTIME)
                    && Files.exists(path)
                    && Arrays.stream(withoutJars).noneMatch(path.getFileName().toString()::startsWith)) {
                Files.createSymbolicLink(lib.resolve(path.getFileName()), path);
            }
        }
    }

    /** What Lambda has on the class path. */
    public static String runtime() {
        return entries().stream()
                .filter(entry -> entry.matches(RUNTIME))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A process that loads the handler from the directory that it is started in, which must be a task root. */
    public static ProcessBuilder process(Path root, Class<?> handler, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
        if (Runtime.version().feature() >= 24) {
            // Else the JVM warns, in lines that are no log lines, that the runtime client loads a native library.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", runtime(), RuntimeApi.JAVA_CLIENT, handler.getName()));
        return new ProcessBuilder(command).directory(root.toFile());
    }

    private static List<String> entries() {
        return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static final class OfTheTests {
        private static final Path ROOT = make();

        private static Path make() {
            try {
                Path root = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "task-root");
                fill(root);
                return root;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
