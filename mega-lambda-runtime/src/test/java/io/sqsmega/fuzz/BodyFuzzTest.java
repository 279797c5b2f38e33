package io.sqsmega.fuzz;

import io.sqsmega.codec.Body;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.bind.TypedAccessLaw;
import io.sqsmega.payload.Payload;
import io.sqsmega.vectors.VectorCase;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text is read, whichever encoding it is declared to be in, and what was read can be written. */
class BodyFuzzTest {
    @MethodSource("inputs")
    @Fuzzed
    void anyTextIsReadAndWhatWasReadIsWritten(byte[] input) {
        check(input);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void keptTextIsReadAndWhatWasReadIsWritten(byte[] input) {
        check(input);
    }

    private static void check(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Payload payload =
                Cost.OF_READING.bounds(input.length, () -> Laws.unlessRefused(() -> PayloadCodec.decode(text)));
        if (payload != null) {
            Laws.isReadAgain(payload, Encoding.defaultFor(payload));
        }
        TypedAccessLaw.check(text);
        for (Encoding declared : Encoding.values()) {
            Cost.OF_READING.bounds(
                    input.length, () -> Laws.unlessRefused(() -> PayloadCodec.decode(Body.read(text, declared))));
        }
    }

    static Stream<byte[]> inputs() {
        Stream<byte[]> bodies = VectorCase.of("bodies.json").stream()
                .map(vector -> vector.text("body").getBytes(StandardCharsets.UTF_8));
        return Stream.concat(bodies, Corpus.of(BodyFuzzTest.class));
    }
}
