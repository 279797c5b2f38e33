package io.sqsmega.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Packs the classes of a function into one jar, without the rest of this class path, in the directory in which Lambda
 * would have it as a library.
 */
final class FunctionJar {
    /** The jars that Lambda's runtime provides. */
    private static final Predicate<String> RUNTIME = entry ->
            entry.matches(".*/(aws-lambda-java-(core|serialization|runtime-interface-client)|utils-lite)-[^/]*");

    private static final Predicate<String> OF_AN_EMPTY_FUNCTION =
            entry -> entry.matches(".*/(aws-lambda-java-events|joda-time)-[^/]*") || isOurs(entry);
    private static final Predicate<String> OF_MEGA = entry -> OF_AN_EMPTY_FUNCTION.test(entry)
            || entry.matches(
                    ".*/(mega-lambda-runtime|jackson-[a-z0-9-]*|bson|jspecify|opentelemetry-(api|common|context))-[^/]*")
            || entry.contains("mega-lambda-runtime");

    private FunctionJar() {}

    static String runtime() {
        return String.join(File.pathSeparator, entries(RUNTIME));
    }

    static Path ofAnEmptyFunction() throws IOException {
        return pack(entries(OF_AN_EMPTY_FUNCTION));
    }

    static Path ofMega() throws IOException {
        return pack(entries(OF_MEGA));
    }

    /** Unpacks the jar in a directory into another one, as Lambda does with the jar that a user uploads. */
    static Path unpacked(Path root) throws IOException {
        Path directory = Files.createTempDirectory("function");
        directory.toFile().deleteOnExit();
        try (ZipFile jar = new ZipFile(root.resolve("lib/function.jar").toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().<ZipEntry>map(e -> e)::iterator) {
                Path file = directory.resolve(entry.getName());
                // They are deleted in the reverse order, files before their directories.
                for (int i = directory.getNameCount() + 1; i <= file.getNameCount(); i++) {
                    directory.getRoot().resolve(file.subpath(0, i)).toFile().deleteOnExit();
                }
                Files.createDirectories(file.getParent());
                Files.copy(jar.getInputStream(entry), file);
            }
        }
        return directory;
    }

    private static boolean isOurs(String entry) {
        return entry.contains("/benchmarks/target/");
    }

    private static List<String> entries(Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(wanted)
                .toList();
    }

    private static Path pack(List<String> entries) throws IOException {
        Path root = Files.createTempDirectory("function");
        Path jar = Files.createDirectory(root.resolve("lib")).resolve("function.jar");
        // They are deleted in the reverse order.
        for (Path made : List.of(root, jar.getParent(), jar)) {
            made.toFile().deleteOnExit();
        }
        Set<String> packed = new HashSet<>();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                Path path = Path.of(entry);
                if (Files.isDirectory(path)) {
                    packDirectory(path, packed, out);
                } else {
                    packJar(path, packed, out);
                }
            }
        }
        return root;
    }

    private static void packDirectory(Path root, Set<String> packed, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try (InputStream in = Files.newInputStream(file)) {
                    pack(root.relativize(file).toString(), in, packed, out);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    private static void packJar(Path jar, Set<String> packed, JarOutputStream out) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().<ZipEntry>map(e -> e)::iterator) {
                if (!entry.isDirectory() && !entry.getName().endsWith("module-info.class")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        pack(entry.getName(), in, packed, out);
                    }
                }
            }
        }
    }

    private static void pack(String name, InputStream in, Set<String> packed, OutputStream out) throws IOException {
        if (packed.add(name)) {
            ((JarOutputStream) out).putNextEntry(new ZipEntry(name));
            in.transferTo(out);
        }
    }
}
