package io.sqsmega.payload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "item.added", "Größe", "注文", "🛒 cart"})
    void readableTextStaysAsItIs(String text) {
        assertThat(ReadableText.of(text)).isEqualTo(text);
    }

    @Test
    void plainTextIsNotCopied() {
        String name = "item.added";

        assertThat(ReadableText.of(name)).isSameAs(name);
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\r', '\n', '\t', '\0', '\u001b', '\u009b', '\u007f', '\u2028', '\u2029', '\u202e', '\u2066', '\ud83d'
            })
    void whatForgesALineOrMovesACursorIsReplaced(char forging) {
        assertThat(ReadableText.of("a" + forging + "b")).isEqualTo("a?b");
    }

    @Test
    void longTextIsCutBetweenCodePoints() {
        assertThat(ReadableText.of("x".repeat(1_000_000))).isEqualTo("x".repeat(200) + "...");
        assertThat(ReadableText.of("🛒".repeat(200))).isEqualTo("🛒".repeat(200));
        assertThat(ReadableText.of("🛒".repeat(201))).isEqualTo("🛒".repeat(200) + "...");
        assertThat(ReadableText.of("abc", 2)).isEqualTo("ab...");
    }
}
