package io.sqsmega.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishOptionsTest {
    private final PublishOptions.Builder options = PublishOptions.builder();

    @ParameterizedTest
    @ValueSource(strings = {"a", "Order 5 is late", "5 orders", "(none)", "$5", "Grüße, Ω and 😀", "日本"})
    void aSubjectOfPlainTextIsTaken(String subject) {
        assertThatCode(() -> options.subject(subject)).doesNotThrowAnyException();
        assertThatCode(() -> options.subject("x".repeat(100))).doesNotThrowAnyException();
    }

    @Test
    void aSubjectThatSnsDoesNotTakeIsRefused() {
        assertThatThrownBy(() -> options.subject("x".repeat(101)))
                .hasMessage("subject must be 1 to 100 characters without line breaks or control characters,"
                        + " got 101 characters");
        assertThatThrownBy(() -> options.subject("")).hasMessageEndingWith("got 0 characters");
        assertThatThrownBy(() -> options.subject("secret\nline"))
                .hasMessageEndingWith("got U+000A at 6")
                .hasMessageNotContaining("secret");
        for (String bad : new String[] {"a\tb", "a\rb", "a\u007Fb", "a\u0085b", "a\u2028b", "a\u2029b", "a\uD800b"}) {
            assertThatThrownBy(() -> options.subject(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" a", "\u00A0a", "\u200Ba", "\u0301a"})
    void aSubjectBeginsWithALetterADigitOrPunctuation(String subject) {
        assertThatThrownBy(() -> options.subject(subject))
                .hasMessageStartingWith("subject must begin with a letter, a digit or punctuation, got U+");
    }

    @Test
    void anIdIsOfLettersDigitsAndPunctuation() {
        assertThatCode(() -> options.groupId("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~azAZ09"))
                .doesNotThrowAnyException();
        assertThatCode(() -> options.deduplicationId("x".repeat(128))).doesNotThrowAnyException();
        assertThatThrownBy(() -> options.groupId("x".repeat(129)))
                .hasMessage("groupId must be 1 to 128 letters, digits or punctuation, got 129 characters");
        assertThatThrownBy(() -> options.groupId("")).hasMessageEndingWith("got 0 characters");
        assertThatThrownBy(() -> options.deduplicationId("a b"))
                .hasMessage("deduplicationId must be 1 to 128 letters, digits or punctuation, got U+0020 at 1");
        assertThatThrownBy(() -> options.groupId("é")).hasMessageEndingWith("got U+00E9 at 0");
        assertThatThrownBy(() -> options.groupId("a\u007F")).hasMessageEndingWith("got U+007F at 1");
    }

    @Test
    void aDelayIsInWholeSecondsUpToFifteenMinutes() {
        assertThat(options.delay(Duration.ofMinutes(15)).delay(Duration.ZERO).build().delay)
                .isEqualTo(Duration.ZERO);
        for (Duration bad :
                new Duration[] {Duration.ofSeconds(-1), Duration.ofSeconds(901), Duration.ofMillis(1_500)}) {
            assertThatThrownBy(() -> options.delay(bad))
                    .hasMessage("delay must be whole seconds between 0 and 15 minutes, got " + bad);
        }
    }

    @Test
    void aTraceHeaderIsPrintableAscii() {
        assertThatCode(() -> options.traceHeader("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> options.traceHeader("")).hasMessageEndingWith("got 0 characters");
        assertThatThrownBy(() -> options.traceHeader("Root=1\n")).hasMessageEndingWith("got U+000A at 6");
        assertThatThrownBy(() -> options.traceHeader("Root=\u007F")).hasMessageEndingWith("got U+007F at 5");
    }
}
