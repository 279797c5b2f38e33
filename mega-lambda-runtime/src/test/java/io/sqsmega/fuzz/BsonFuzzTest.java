package io.sqsmega.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.Body;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.bson.BsonCursor;
import io.sqsmega.codec.bson.LibraryBson;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.vectors.VectorCase;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes are a document or bytes, as MongoDB's library reads them, and a document that BSON can carry is the same
 * after a second way.
 */
class BsonFuzzTest {
    @MethodSource("inputs")
    @Fuzzed
    void anyBytesAreADocumentOrBytes(byte[] input) {
        check(input);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void keptBytesAreADocumentOrBytes(byte[] input) {
        check(input);
    }

    private static void check(byte[] input) {
        assertThat(BsonCursor.read(input)).isEqualTo(LibraryBson.read(input));
        String text = Base64.getEncoder().encodeToString(input);
        Payload payload =
                Cost.OF_READING.bounds(text.length(), () -> Laws.unlessRefused(() -> PayloadCodec.decode(text)));
        Payload declared = Cost.OF_READING.bounds(
                text.length(), () -> Laws.unlessRefused(() -> PayloadCodec.decode(Body.read(text, Encoding.BSON))));
        if (payload instanceof BinaryPayload binary) {
            assertThat(binary.bytes().toArray()).isEqualTo(input);
            assertThat(declared).isNull();
        } else if (payload != null && !(payload instanceof PlaintextPayload)) {
            assertThat(declared).isEqualTo(payload);
            Laws.isReadAgainAndAgain(payload, Encoding.BSON);
            Laws.isReadAgain(payload, Encoding.JSON);
        }
    }

    static Stream<byte[]> inputs() {
        Stream<byte[]> documents = VectorCase.of("bodies.json").stream()
                .map(vector -> vector.text("body"))
                .filter(BsonFuzzTest::isBase64)
                .map(Base64.getDecoder()::decode);
        return Stream.concat(documents, Corpus.of(BsonFuzzTest.class));
    }

    private static boolean isBase64(String text) {
        return text.length() % 4 == 0 && text.matches("[A-Za-z0-9+/]*={0,2}");
    }
}
