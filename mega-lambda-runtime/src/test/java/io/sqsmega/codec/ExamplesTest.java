package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.Values;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinaryWriter;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the laws say of every payload, said of some, whose text is known. */
class ExamplesTest {

    @Test
    void itemsOfEveryKindAreSeparated() {
        Map<String, Object> fields = Map.of("a", Arrays.asList(1, null, true, "x", List.of(), Map.of(), 0.5, null));

        assertThat(PayloadCodec.encode(DataPayload.of(fields))).isEqualTo("{\"a\":[1,null,true,\"x\",[],{},0.5,null]}");
    }

    @Test
    void onlyWhatSqsRefusesIsEscaped() {
        Map<String, Object> fields = Map.of("a", " ~\u007f\u0080\u2028\uFFFD\u001f\uFFFE\uFFFF\\\"/");

        assertThat(PayloadCodec.encode(DataPayload.of(fields)))
                .isEqualTo("{\"a\":\" ~\u007f\u0080\u2028\uFFFD\\u001f\\ufffe\\uffff\\\\\\\"/\"}");
    }

    @Test
    void everyListedFieldIsWritten() {
        Event event = event("2020-01-01T00:00:00Z").build();

        assertThat(PayloadCodec.encode(MegaPayload.builder(event).build()))
                .isEqualTo("{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"n\","
                        + "\"timestamp\":\"2020-01-01T00:00:00Z\",\"version\":2,\"domain\":\"d\",\"subject\":\"s\","
                        + "\"publisher\":\"p\"}}");
    }

    @Test
    void offsetIsOfWholeMinutes() {
        Event minutes = event("2020-01-01T00:00:00+05:45").build();
        Event seconds = event("2020-01-01T00:00:00+05:45:01").build();

        assertThat(PayloadCodec.encode(MegaPayload.builder(minutes).build())).contains("2020-01-01T00:00:00+05:45");
        assertThatThrownBy(
                        () -> PayloadCodec.encode(MegaPayload.builder(seconds).build()))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("event.timestamp must have an offset of whole minutes, got an offset with seconds");
    }

    private static Event.Builder event(String timestamp) {
        return Event.named("n")
                .timestamp(OffsetDateTime.parse(timestamp))
                .version(2)
                .domain("d")
                .subject("s")
                .publisher("p");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "BSON"})
    void listsMayBeNestedAsDeepAsAPayload(Encoding encoding) {
        Payload deepest = DataPayload.of(Map.of("a", nested(Values.MAX_DEPTH - 1)));

        assertThat(PayloadCodec.decode(Body.read(PayloadCodec.encode(deepest, encoding), encoding)))
                .isEqualTo(deepest);
        assertThat(Body.read(bsonOfLists(Values.MAX_DEPTH - 1))).isInstanceOf(Body.Document.class);
        assertThat(Body.read(bsonOfLists(Values.MAX_DEPTH))).isInstanceOf(Body.Binary.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "BSON"})
    void sectionsCountAsLevels(Encoding encoding) {
        Event event = Event.named("n")
                .attribute("a", nested(Values.MAX_DEPTH - 1))
                .attribute("b", 1)
                .build();

        assertThatThrownBy(() -> PayloadCodec.encode(MegaPayload.builder(event).build(), encoding))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("event.attributes.a[0][0]")
                .hasMessageEndingWith("must be nested at most 500 deep, its sections included, got a deeper value");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "BSON"})
    void thereMayBeMoreContainersThanLevels(Encoding encoding) {
        Payload wide = DataPayload.of(Map.of("a", Collections.nCopies(600, List.of(Map.of("b", List.of())))));

        assertThat(PayloadCodec.decode(Body.read(PayloadCodec.encode(wide, encoding), encoding)))
                .isEqualTo(wide);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 250, 300, 65_520, 65_530, 70_000})
    void documentOfAnyLengthIsReadFromBson(int length) {
        Payload payload = DataPayload.of(Map.of("a", Bytes.of(new byte[length])));

        assertThat(PayloadCodec.decode(PayloadCodec.encode(payload, Encoding.BSON)))
                .isEqualTo(payload);
    }

    @Test
    void refusedValueIsNamedByThePathOfItselfAlone() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("first", List.of(1, Map.of("x", 2)));
        fields.put("second", Bytes.of((byte) 1));

        assertThatThrownBy(() -> PayloadCodec.encode(DataPayload.of(fields)))
                .hasMessageStartingWith("data.second must be a value that JSON has");
    }

    @Test
    void bodiesPrintTheirSize() {
        assertThat(Body.read("{\"a\":1}")).hasToString("Document[1 fields]");
        assertThat(Body.read("some text")).hasToString("Text[9 characters]");
    }

    @Test
    void pointerIsAnnouncedByEitherName() {
        assertThat(List.of("ExtendedPayloadSize", "SQSLargePayloadSize", "PayloadSize"))
                .filteredOn(PayloadPointer::isAnnouncedBy)
                .containsExactly("ExtendedPayloadSize", "SQSLargePayloadSize");
    }

    private static List<Object> nested(int depth) {
        List<Object> list = List.of();
        for (int i = 1; i < depth; i++) {
            list = List.of(list);
        }
        return list;
    }

    /** A document around so many lists, one in the other. */
    private static String bsonOfLists(int depth) {
        BasicOutputBuffer bytes = new BasicOutputBuffer();
        BsonBinaryWriter bson = new BsonBinaryWriter(bytes);
        bson.writeStartDocument();
        bson.writeName("a");
        for (int i = 0; i < depth; i++) {
            bson.writeStartArray();
        }
        for (int i = 0; i < depth; i++) {
            bson.writeEndArray();
        }
        bson.writeEndDocument();
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
