package io.sqsmega.fuzz;

import io.sqsmega.lambda.EventLaw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any event is read as its fields say, once they are decoded. */
class SqsEventFuzzTest {
    @MethodSource("inputs")
    @Fuzzed
    void anyEventIsReadAsItsFieldsSay(byte[] input) {
        check(input);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void keptEventIsReadAsItsFieldsSay(byte[] input) {
        check(input);
    }

    private static void check(byte[] input) {
        Cost.OF_READING.bounds(input.length, () -> EventLaw.read(input));
        EventLaw.check(input);
    }

    static Stream<byte[]> inputs() {
        Stream<byte[]> arrays = eventFiles().stream().map(SqsEventFuzzTest::array);
        return Stream.of(eventFiles().stream(), arrays, Corpus.of(SqsEventFuzzTest.class))
                .flatMap(inputs -> inputs);
    }

    private static byte[] array(byte[] event) {
        String text = new String(event, StandardCharsets.ISO_8859_1);
        return text.substring(Math.max(0, text.indexOf('[')), text.lastIndexOf(']') + 1)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<byte[]> eventFiles() {
        try (Stream<Path> files = Files.list(Path.of("..", "examples", "events"))) {
            List<byte[]> events = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                events.add(Files.readAllBytes(file));
            }
            return events;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
