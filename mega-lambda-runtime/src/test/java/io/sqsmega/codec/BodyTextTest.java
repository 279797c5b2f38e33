package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.bson.BsonBytes;
import io.sqsmega.codec.bson.BsonWriter;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.json.JsonCursor;
import io.sqsmega.codec.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that came as bytes is the same as one that is a string. */
class BodyTextTest {

    @Property(tries = 2_000)
    void anyTextIsTheSameBothWays(@ForAll("texts") String text) {
        assertThatIsTheSameBothWays(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "{}",
                " \t\r\n{\"a\":1} ",
                "\u00a0{}",
                "{\"\u00e9\":\"\u4e2d\"}",
                "{\"a\":\"\ud83d\ude00\"}",
                "[{}]",
                "\\{}",
                "{\u0000}"
            })
    void someTextsAreTheSameBothWays(String text) {
        assertThatIsTheSameBothWays(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "  {\"a\":1}", "\n{"})
    void whatBeginsWithABraceIsAnObject(String text) {
        EncodedText object = BodyText.of(text).object();

        assertThat(object.text(0, object.length)).isEqualTo(text);
    }

    @Test
    void surrogateByItselfIsNoObject() {
        assertThat(BodyText.of("{\"\ud800\":1}").object()).isNull();
        assertThatThrownBy(() -> quoted("{\\ud800")).hasCauseInstanceOf(SlowPathException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "[]", "\u000b{}", "a{}", "\"{}\""})
    void anythingElseIsNoObject(String text) {
        assertThat(BodyText.of(text).object()).isNull();
        assertThat(quoted(plainly(text)).object()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u007b}", "\\u0020{}", "\\t{}", " \\u007b}", "{\\u007d", "{\\u0022\\u00e9\\u0022:1}"})
    void escapedObjectIsAnObject(String letters) {
        BodyText text = quoted(letters);

        EncodedText object = text.object();

        assertThat(object.text(0, object.length)).isEqualTo(text.string());
        assertThat(JsonReader.read(text.string())).isNotNull();
    }

    @Test
    void base64OfADocumentIsADocument() {
        byte[] bson = BsonWriter.write(Map.of("a", "text"), "");
        String text = Base64.getEncoder().encodeToString(bson);

        for (BodyText body : new BodyText[] {BodyText.of(text), quoted(text)}) {
            BsonBytes document = body.document();
            assertThat(Arrays.copyOf(document.bytes, document.length)).isEqualTo(bson);
            assertThat(document.bytes).hasSizeGreaterThanOrEqualTo(bson.length + BsonBytes.PADDING);
            assertThat(body.object()).isNull();
        }
        assertThat(BodyText.of(text + "\u4e2d").document()).isNull();
        assertThat(quoted(text + "\\n").document()).isNull();
    }

    @Test
    void stringIsMadeOnce() {
        BodyText text = quoted("a\\nb");

        assertThat(text.string()).isEqualTo("a\nb").isSameAs(text.string());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\n", "\\ud800"})
    void stringOfAnEscapedTextIsMadeOnce(String written) {
        String json = '"' + written + '"';
        BodyText text = BodyText.escaped(EncodedText.of(json), 0, json.length());

        assertThat(text.string()).isSameAs(text.string());
    }

    @Test
    void printsItsLengthOnly() {
        assertThat(BodyText.of("secret")).hasToString("BodyText[6 characters]");
        assertThat(quoted("\u00e9 secret")).hasToString("BodyText[9 bytes]");
    }

    private static void assertThatIsTheSameBothWays(String text) {
        BodyText whole = BodyText.of(text);
        String shortly = plainly(text)
                .replace("\\u005c", "\\\\")
                .replace("\\u0022", "\\\"")
                .replace("/", "\\/");
        for (String letters : new String[] {plainly(text), shortly, unicode(text)}) {
            BodyText quoted = quoted(letters);
            assertThat(quoted.string()).isEqualTo(text);
            assertThat(text(quoted.object())).isEqualTo(text(whole.object()));
        }
    }

    /** With an escape only for what must have one. */
    private static String plainly(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints()
                .forEach(c -> letters.append(
                        c < ' ' || c == '"' || c == '\\' || Character.getType(c) == Character.SURROGATE
                                ? String.format("\\u%04x", c)
                                : Character.toString(c)));
        return letters.toString();
    }

    private static String unicode(String text) {
        StringBuilder letters = new StringBuilder();
        text.chars().forEach(c -> letters.append(String.format("\\u%04X", c)));
        return letters.toString();
    }

    private static @Nullable String text(@Nullable EncodedText text) {
        return text == null ? null : text.text(0, text.length);
    }

    private static BodyText quoted(String letters) {
        String json = "[\"" + letters + "\"]";
        try {
            EncodedText event = EncodedText.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
            JsonCursor cursor = new JsonCursor(event, 0);
            cursor.openArray();
            cursor.nextItem();
            return BodyText.of(cursor.text());
        } catch (IOException malformed) {
            throw new AssertionError(json, malformed);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> letters = Arbitraries.strings()
                .ascii()
                .withChars("{}\"\\/\b\n\u0000\u00e9\u4e2d")
                .ofMaxLength(30);
        return Arbitraries.oneOf(letters, letters.map(text -> "{" + text));
    }
}
