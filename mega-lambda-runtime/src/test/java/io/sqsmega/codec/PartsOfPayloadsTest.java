package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.GenericType;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of a payload, by its path; and types with arguments. */
class PartsOfPayloadsTest {
    private static final DataPayload CREATED = data("""
            {"detail": {"bucket": {"name": "b-example"}, "object": {"size": 5, "tags": ["x", "y"]}, "none": null},
             "a/b": {"m~n": 8, "": 0}, "": {"": 1}, "0": "zero", "rows": [[1], [2, 3]]}""");

    record Bucket(String name) {}

    @ParameterizedTest
    @CsvSource({
        "/detail/bucket/name, b-example",
        "/detail/object/tags/1, y",
        "/a~1b/m~0n, 8",
        "/a~1b/, 0",
        "//, 1",
        "/0, zero",
        "/rows/1/0, 2"
    })
    void pointerLeadsToAPart(String pointer, String expected) {
        assertThat(CREATED.dataAt(pointer)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/detail/nothing/name",
                "/detail/bucket/name/first",
                "/detail/none",
                "/detail/none/name",
                "/rows/2",
                "/rows/-1",
                "/rows/01",
                "/rows/-",
                "/rows/99999999999",
                "/rows/\u0661",
                "/rows/name"
            })
    void pointerMayLeadNowhere(String pointer) {
        assertThat(CREATED.dataAt(pointer)).isNull();
        assertThat(CREATED.dataAt(pointer, new GenericType<Optional<String>>() {}))
                .isEmpty();
        assertThatThrownBy(() -> CREATED.dataAt(pointer, String.class))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageEndingWith(" must be readable as String, got nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detail", "detail/bucket", "$.detail", "/a~2b", "/a~", "~0"})
    void otherTextIsNoPointer(String text) {
        assertThatThrownBy(() -> CREATED.dataAt(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pointer must be a JSON pointer, such as /detail/bucket/name");
    }

    @Test
    void partIsReadWithoutAClassForTheWhole() {
        assertThat(CREATED.dataAt("/detail/bucket", Bucket.class)).isEqualTo(new Bucket("b-example"));
        assertThat(CREATED.dataAt("/detail/object/size", int.class)).isEqualTo(5);
        assertThat(CREATED.dataAt("/detail/object/tags", new GenericType<List<String>>() {}))
                .containsExactly("x", "y");
        assertThat(CREATED.dataAt("/rows", int[][].class)).isDeepEqualTo(new int[][] {{1}, {2, 3}});
        assertThat(CREATED.dataAt("")).isEqualTo(CREATED.data());
    }

    @Test
    void partThatDoesNotFitIsNamedByItsPath() {
        assertRefused(
                () -> CREATED.dataAt("/detail/object", Bucket[].class),
                "data.detail.object must be readable as Bucket[], got object");
        assertRefused(
                () -> CREATED.dataAt("/rows/1", new GenericType<List<Bucket>>() {}),
                "data.rows[1][0] must be readable as Bucket, got number");
        assertRefused(() -> CREATED.dataAt("/rows/7", int.class), "data.rows[7] must be readable as int, got nothing");
        assertRefused(
                () -> CREATED.dataAt("/detail/buckets/name", String.class),
                "data.detail.buckets.name must be readable as String, got nothing");
    }

    @Test
    void typesCanHaveArguments() {
        DataPayload payload = data("{\"a\": {\"name\": \"x\"}, \"b\": {\"name\": \"y\"}}");

        assertThat(payload.dataAs(new GenericType<Map<String, Bucket>>() {}))
                .isEqualTo(Map.of("a", new Bucket("x"), "b", new Bucket("y")));
        assertThat(new GenericType<List<Bucket>>() {}).hasToString("java.util.List<" + Bucket.class.getName() + ">");
        assertThat(GenericType.of(Bucket.class)).hasToString(Bucket.class.getName());
    }

    @Test
    @SuppressWarnings("rawtypes")
    void typeMustBeNamed() {
        assertThatThrownBy(() -> new GenericType() {})
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a GenericType must name its type");
    }

    @Test
    void eachSectionOfAnEventHasParts() {
        MegaPayload payload = (MegaPayload) PayloadCodec.decode("""
                {"protocol": "mega", "version": 1,
                 "event": {"name": "a", "timestamp": "2020-01-01T00:00:00Z", "bucket": {"name": "1"}},
                 "object": {"current": {"bucket": {"name": "2"}}, "previous": {"bucket": {"name": "3"}}},
                 "extra": {"bucket": {"name": "4"}}}""");
        GenericType<Map<String, Bucket>> byName = new GenericType<>() {};
        GenericType<Map<String, String>> names = new GenericType<>() {};

        assertThat(payload.event().attributesAt("/bucket/name")).isEqualTo("1");
        assertThat(payload.event().attributesAt("/bucket", Bucket.class)).isEqualTo(new Bucket("1"));
        assertThat(payload.event().attributesAt("/bucket", names)).containsEntry("name", "1");
        assertThat(payload.event().attributesAs(byName)).containsEntry("bucket", new Bucket("1"));
        assertThat(payload.object().currentAt("/bucket/name")).isEqualTo("2");
        assertThat(payload.object().currentAt("/bucket", Bucket.class)).isEqualTo(new Bucket("2"));
        assertThat(payload.object().currentAt("/bucket", names)).containsEntry("name", "2");
        assertThat(payload.object().currentAs(byName)).containsEntry("bucket", new Bucket("2"));
        assertThat(payload.object().previousAt("/bucket/name")).isEqualTo("3");
        assertThat(payload.object().previousAt("/bucket", Bucket.class)).isEqualTo(new Bucket("3"));
        assertThat(payload.object().previousAt("/bucket", names)).containsEntry("name", "3");
        assertThat(payload.object().previousAs(byName)).containsEntry("bucket", new Bucket("3"));
        assertThat(payload.extraAt("/bucket/name")).isEqualTo("4");
        assertThat(payload.extraAt("/bucket", Bucket.class)).isEqualTo(new Bucket("4"));
        assertThat(payload.extraAt("/bucket", names)).containsEntry("name", "4");
        assertThat(payload.extraAs(byName)).containsEntry("bucket", new Bucket("4"));
        assertRefused(
                () -> payload.object().currentAt("/bucket/name", boolean.class),
                "object.current.bucket.name must be readable as boolean, got string");
    }

    private static DataPayload data(String json) {
        return (DataPayload) PayloadCodec.decode(json);
    }

    private static void assertRefused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading)
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage(message)
                .hasNoCause();
    }
}
