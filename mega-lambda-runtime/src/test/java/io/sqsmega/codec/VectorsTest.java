package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sqsmega.codec.bind.WithoutTimestamp;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.vectors.TaggedValue;
import io.sqsmega.vectors.VectorCase;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases that every MEGA library is held to, but for {@link VectorExceptions}. */
class VectorsTest {

    @ParameterizedTest
    @MethodSource("bodies")
    void bodyIsReadAsTheVectorSays(VectorCase vector) {
        checkBody(vector);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void megaDocumentIsReadOrWrittenAsTheVectorSays(VectorCase vector) {
        checkDocument(vector);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void payloadIsWrittenAsTheVectorSays(VectorCase vector) {
        checkWrite(vector);
    }

    @Test
    void everyExceptionDeviates() {
        assertThat(deviating("bodies.json", VectorsTest::checkBody)).isEqualTo(excepted("bodies.json"));
        assertThat(deviating("mega.json", VectorsTest::checkDocument)).isEqualTo(excepted("mega.json"));
        assertThat(deviating("writes.json", VectorsTest::checkWrite)).isEqualTo(excepted("writes.json"));
    }

    static Stream<VectorCase> bodies() {
        return met("bodies.json");
    }

    static Stream<VectorCase> documents() {
        return met("mega.json");
    }

    static Stream<VectorCase> writes() {
        return met("writes.json");
    }

    private static Stream<VectorCase> met(String file) {
        return VectorCase.of(file).stream().filter(vector -> !VectorExceptions.contains(vector.id()));
    }

    private static Set<String> excepted(String file) {
        return VectorCase.of(file).stream()
                .map(VectorCase::id)
                .filter(VectorExceptions::contains)
                .collect(Collectors.toSet());
    }

    private static Set<String> deviating(String file, Consumer<VectorCase> check) {
        return VectorCase.of(file).stream()
                .filter(vector -> deviates(check, vector))
                .map(VectorCase::id)
                .collect(Collectors.toSet());
    }

    private static boolean deviates(Consumer<VectorCase> check, VectorCase vector) {
        try {
            check.accept(vector);
            return false;
        } catch (AssertionError | RuntimeException deviation) {
            return true;
        }
    }

    private static void checkBody(VectorCase vector) {
        String body = vector.text("body");
        if (vector.expectsError()) {
            assertThatThrownBy(() -> PayloadCodec.decode(body)).isInstanceOf(InvalidPayloadException.class);
            return;
        }
        JsonNode expected = vector.fields().get("expect");
        Payload payload = PayloadCodec.decode(body);
        if (vector.flag("contestable") && payload instanceof DataPayload) {
            return;
        }
        assertThat(payload).isEqualTo(payload(TaggedValue.read(expected.get("payload"))));
        assertThat(kindOf(payload)).isEqualTo(expected.get("payload_type").asText());
    }

    private static String kindOf(Payload payload) {
        String simpleName = payload.getClass().getSimpleName();
        return simpleName.replace("Payload", "").toUpperCase(java.util.Locale.ROOT);
    }

    private static void checkDocument(VectorCase vector) {
        if (vector.text("op").equals("read")) {
            checkReadDocument(vector);
        } else {
            checkWrittenDocument(vector);
        }
    }

    private static void checkReadDocument(VectorCase vector) {
        Body body = new Body.Document(DataPayload.of(read(vector, "input")).data());
        if (vector.expectsError()) {
            assertThatThrownBy(() -> PayloadCodec.decode(body)).isInstanceOf(InvalidPayloadException.class);
        } else {
            assertThat(PayloadCodec.decode(body)).isEqualTo(vector.value("expect"));
        }
    }

    /** Compares what the documents mean: the timestamp's notation is free. */
    private static void checkWrittenDocument(VectorCase vector) {
        if (vector.expectsError()) {
            assertThatCode(() -> vector.value("input")).isInstanceOf(RuntimeException.class);
            return;
        }
        Body.Document written = (Body.Document) Body.read(PayloadCodec.encode((MegaPayload) read(vector, "input")));
        Body expected = new Body.Document(DataPayload.of(read(vector, "expect")).data());
        assertThat(PayloadCodec.decode(written)).isEqualTo(PayloadCodec.decode(expected));
        assertThat(WithoutTimestamp.of(written)).isEqualTo(WithoutTimestamp.of((Body.Document) expected));
    }

    private static void checkWrite(VectorCase vector) {
        if (vector.expectsError()) {
            assertThatThrownBy(() -> write(vector)).isInstanceOf(RuntimeException.class);
        } else {
            assertThat(meaningOf(write(vector))).isEqualTo(meaningOf(vector.text("expect")));
        }
    }

    private static Object meaningOf(String body) {
        return Body.read(body) instanceof Body.Document document ? document : body;
    }

    private static String write(VectorCase vector) {
        Payload payload = payload(vector.value("payload"));
        boolean bson = vector.flag("binary_encoding") && !(payload instanceof BinaryPayload);
        return PayloadCodec.encode(payload, bson ? Encoding.BSON : Encoding.defaultFor(payload));
    }

    private static Payload payload(@Nullable Object value) {
        if (value instanceof Payload payload) {
            return payload;
        } else if (value instanceof String text) {
            return new PlaintextPayload(text);
        } else if (value instanceof Bytes bytes) {
            return new BinaryPayload(bytes);
        }
        return DataPayload.of(Objects.requireNonNull(value));
    }

    private static Object read(VectorCase vector, String field) {
        return Objects.requireNonNull(vector.value(field));
    }
}
