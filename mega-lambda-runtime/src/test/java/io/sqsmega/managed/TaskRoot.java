package io.sqsmega.managed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function's directory as Lambda has it: its classes, and in {@code lib} its jars. The runtime client loads them by a
 * class loader of its own; on the class path there is nothing but the client.
 */
final class TaskRoot {
    private static final String RUNTIME =
            ".*/(aws-lambda-java-(core|serialization|runtime-interface-client)|utils-lite)-[^/]*";

    private TaskRoot() {}

    /** Fills a directory with everything on this class path that is not of the runtime. */
    static void fill(Path root) throws IOException {
        Path lib = Files.createDirectory(root.resolve("lib"));
        for (String entry : entries()) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                copy(path, root);
            } else if (!entry.matches(RUNTIME) && Files.exists(path)) {
                Files.createSymbolicLink(lib.resolve(path.getFileName()), path);
            }
        }
    }

    /** What Lambda has on the class path. */
    static String runtime() {
        return entries().stream()
                .filter(entry -> entry.matches(RUNTIME))
                .collect(Collectors.joining(File.pathSeparator));
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
}
