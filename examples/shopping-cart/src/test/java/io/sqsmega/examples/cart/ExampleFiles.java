package io.sqsmega.examples.cart;

import io.sqsmega.test.FunctionProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files beside the code: {@code template.yaml}, {@code examples/events}, and the jar. Maven runs the tests in the
 * module's directory.
 */
final class ExampleFiles {
    static final Path TEMPLATE = Path.of("../../template.yaml");
    static final Path EVENTS = Path.of("../events");

    private static final String EXPECTED = ".expected.json";

    private ExampleFiles() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The function as it is deployed: the jar, in a process of its own. */
    static FunctionProcess.Builder function(Class<?> handler) {
        return FunctionProcess.builder(Path.of(System.getProperty("shopping-cart.jar")), handler.getName());
    }

    static String event(String name) {
        return read(EVENTS.resolve(name + ".json"));
    }

    static String expected(String name) {
        return read(EVENTS.resolve(name + EXPECTED));
    }

    /** The names of all events for the subscriber function. */
    static List<String> eventNames() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(EXPECTED) && !name.startsWith("publish-"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }
}
