package io.sqsmega.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.SqsEventReader;
import io.sqsmega.codec.SqsRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any event is read as the parser reads it, which is asked only when the event is not as Lambda writes it. One whose
 * records are null at first is not.
 */
class SqsEventFuzzTest {
    private static final String REFUSED = "refused";
    private static final byte[] LEFT_TO_THE_PARSER = "{\"Records\":null,".getBytes(StandardCharsets.US_ASCII);

    @MethodSource("inputs")
    @Fuzzed
    void anyEventIsReadAsTheParserReadsIt(byte[] input) {
        check(input);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void keptEventIsReadAsTheParserReadsIt(byte[] input) {
        check(input);
    }

    private static void check(byte[] input) {
        Object read = Cost.OF_READING.bounds(input.length, () -> read(input));
        if (hasFields(input)) {
            assertThat(words(read)).isEqualTo(words(read(leftToTheParser(input))));
        } else if (read instanceof List<?>) {
            assertThat(words(read)).isEqualTo(words(read(recordsOfAnEvent(input))));
        }
    }

    /** What is read although it is no object is the array of records that Pipes write. */
    private static byte[] recordsOfAnEvent(byte[] array) {
        String event = "{\"Records\":" + new String(array, StandardCharsets.ISO_8859_1) + "}";
        return event.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Of an object without fields, no event could be made that begins with one. */
    private static boolean hasFields(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1).matches("(?s)\\{[ \\n\\r\\t]*\".*");
    }

    private static byte[] leftToTheParser(byte[] input) {
        byte[] event = Arrays.copyOf(LEFT_TO_THE_PARSER, LEFT_TO_THE_PARSER.length + input.length - 1);
        System.arraycopy(input, 1, event, LEFT_TO_THE_PARSER.length, input.length - 1);
        return event;
    }

    /** The records, null if there are none, or that the input is refused, as the API says. */
    private static @Nullable Object read(byte[] event) {
        try {
            return SqsEventReader.read(new ByteArrayInputStream(event));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("(?s).+ must .+, got .+");
            return REFUSED;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static @Nullable Object words(@Nullable Object read) {
        if (!(read instanceof List<?> records)) {
            return read;
        }
        List<@Nullable Object> words = new ArrayList<>();
        records.forEach(record -> words.add(record == null ? null : words((SqsRecord) record)));
        return words;
    }

    /** All that a record knows. */
    private static List<@Nullable Object> words(SqsRecord record) {
        List<@Nullable Object> words = new ArrayList<>();
        words.add(record.messageId());
        words.add(record.body() == null ? null : record.body().string());
        words.add(record.receiptHandle());
        words.add(record.eventSourceArn());
        words.add(new TreeMap<>(record.attributes()));
        Map<String, Object> attributes = new TreeMap<>();
        record.messageAttributes()
                .forEach((name, attribute) -> attributes.put(
                        name, Arrays.asList(attribute.dataType(), attribute.stringValue(), attribute.binaryValue())));
        words.add(attributes);
        return words;
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
