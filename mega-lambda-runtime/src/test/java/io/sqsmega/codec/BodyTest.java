package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Values;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    /** The empty BSON document. */
    private static final String BSON = "BQAAAAA=";

    @Test
    void jsonObjectIsADocument() {
        assertThat(Body.read(" {\"a\": [1, true, null, \"x\", {}]}\n"))
                .isEqualTo(new Body.Document(Map.of("a", java.util.Arrays.asList(1, true, null, "x", Map.of()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "1e10", "1E+1", "true", "null", "Infinity", "[1,2]", "\"quoted\"", "0"})
    void jsonThatIsNoObjectIsText(String body) {
        assertThat(Body.read(body)).isEqualTo(new Body.Text(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123", "ping", "True", "+1E1", "1e1+", "E123"})
    void wordOfBase64LettersThatIsNoJsonIsBinary(String body) {
        assertThat(Body.read(body)).isInstanceOf(Body.Binary.class);
    }

    @Test
    void lastOfTwoEqualNamesWins() {
        assertThat(Body.read("{\"a\":1,\"b\":2,\"a\":3}")).isEqualTo(new Body.Document(Map.of("a", 3, "b", 2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} x",
                "{}{}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":5.}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{/**/}",
                "\uFEFF{}",
                "{}\uFEFF",
                "{\"a\":\"\u0001\"}",
                "{\"a\":INF}",
                "{\"a\":-INF}",
                "{\"a\":+Infinity}",
                "{\"a\":nan}",
                "{\"a\":\"\\x\"}",
                "{\"a\":tru}",
                "{\"a\":1}\u0000",
                "{",
                "}",
                "{}}"
            })
    void whatIsNotQuiteJsonIsText(String body) {
        assertThat(Body.read(body)).isEqualTo(new Body.Text(body));
    }

    @Test
    void objectMayBeNestedAsDeepAsAPayload() {
        assertThat(Body.read(nestedObjects(Values.MAX_DEPTH))).isInstanceOf(Body.Document.class);
        assertThat(Body.read(nestedObjects(Values.MAX_DEPTH + 1))).isInstanceOf(Body.Text.class);
        assertThat(Body.read("{\"a\":" + "[".repeat(499) + "]".repeat(499) + "}"))
                .isInstanceOf(Body.Document.class);
        assertThat(Body.read("{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}"))
                .isInstanceOf(Body.Text.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "["})
    void bodyNestedWithoutEndIsText(String step) {
        assertThat(Body.read(step.repeat(300_000))).isInstanceOf(Body.Text.class);
        assertThat(Body.read("{\"a\":" + step.repeat(200_000) + "}")).isInstanceOf(Body.Text.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "-%s", "1.%s", "%s.5", "1e%s", "0.%s"})
    void numberBeyondTheBoundMakesTheBodyText(String number) {
        assertThat(Body.read("{\"a\":" + number.formatted("1".repeat(100_000)) + "}"))
                .isInstanceOf(Body.Text.class);
    }

    @ParameterizedTest
    @CsvSource({"1e100000, true", "1e-100000, true", "1e100001, false", "1e-100001, false", "1e2147483648, false"})
    void exponentIsBounded(String number, boolean document) {
        assertThat(Body.read("{\"a\":" + number + "}") instanceof Body.Document).isEqualTo(document);
    }

    @Test
    void numberMayHaveAThousandDigits() {
        assertThat(Body.read("{\"a\":" + "1".repeat(1_000) + "}")).isInstanceOf(Body.Document.class);
        assertThat(Body.read("{\"a\":" + "1".repeat(1_001) + "}")).isInstanceOf(Body.Text.class);
    }

    @Test
    void textAndNamesMayBeAsLongAsAMessage() {
        String longest = "x".repeat(1024 * 1024);

        assertThat(Body.read("{\"" + longest + "\":\"" + longest + "\"}"))
                .isEqualTo(new Body.Document(Map.of(longest, longest)));
    }

    @Test
    void declarationIsStrongerThanTheLooksOfABody() {
        assertThat(Body.read("ping", Encoding.PLAINTEXT)).isEqualTo(new Body.Text("ping"));
        assertThat(Body.read("{}", Encoding.PLAINTEXT)).isEqualTo(new Body.Text("{}"));
        assertThat(Body.read(BSON, Encoding.BINARY)).isEqualTo(new Body.Binary(Bytes.of(new byte[] {5, 0, 0, 0, 0})));
        assertThat(Body.read("1234", Encoding.BINARY)).isInstanceOf(Body.Binary.class);
        assertThat(Body.read("", Encoding.BINARY)).isEqualTo(new Body.Binary(Bytes.of()));
        assertThat(Body.read(BSON, Encoding.BSON)).isEqualTo(new Body.Document(Map.of()));
        assertThat(Body.read("{}", Encoding.JSON)).isEqualTo(new Body.Document(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "JSON, ping, a JSON object",
        "JSON, '[1]', a JSON object",
        "BSON, '{}', a BSON document in Base64",
        "BSON, ping, a BSON document in Base64",
        "BINARY, 'a b', Base64",
        "BINARY, abc, Base64"
    })
    void bodyThatIsNotWhatWasDeclaredIsRefused(Encoding declared, String body, String words) {
        assertThatThrownBy(() -> Body.read(body, declared))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("body must be %s, as declared, got something else", words)
                .extracting(refusal -> ((InvalidPayloadException) refusal).path())
                .isEqualTo("body");
    }

    @Test
    void documentCannotBeChanged() {
        Body.Document document = (Body.Document) Body.read("{\"a\":{},\"b\":[]}");

        assertThatThrownBy(() -> document.fields().put("c", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) document.fields().get("a")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) document.fields().get("b")).remove(0))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void namesThatCollideDoNotKeepAnyDocumentFromBeingRead() {
        String colliding = objectOf(1 << 14, BodyTest::colliding);

        for (int again = 0; again < 3; again++) {
            assertThat(fieldsOf(colliding)).hasSize(1 << 14);
            assertThat(fieldsOf("{\"AbAb\":1,\"BAAb\":2}")).containsExactly(entry("AbAb", 1), entry("BAAb", 2));
        }
    }

    @Test
    void namesThatAreEndlesslyManyDoNotKeepAnyDocumentFromBeingRead() {
        for (int round = 0; round < 8; round++) {
            String prefix = "round" + round + "-";

            assertThat(fieldsOf(objectOf(30_000, number -> prefix + number))).hasSize(30_000);
        }
        assertThat(fieldsOf(objectOf(60_000, number -> "n" + number))).hasSize(60_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 1_000, 100_000})
    void nameMayHaveAnyLength(int length) {
        String name = "n".repeat(length);

        assertThat(fieldsOf("{\"a\":1,\"" + name + "\":{\"" + name + "\":2}}"))
                .containsExactly(entry("a", 1), entry(name, Map.of(name, 2)));
    }

    private static Map<String, @Nullable Object> fieldsOf(String json) {
        return ((Body.Document) Body.read(json)).fields();
    }

    private static String objectOf(int count, IntFunction<String> name) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "\"" : ",\"").append(name.apply(i)).append("\":1");
        }
        return json.append('}').toString();
    }

    /** Names of one length whose hash, as Jackson and a String have it but for the factor, is the same. */
    private static String colliding(int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < 14; bit++) {
            name.append((number >> bit & 1) == 0 ? "Ab" : "BA");
        }
        return name.toString();
    }

    private static String nestedObjects(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }
}
