package io.sqsmega.match;

import static io.sqsmega.match.Matchers.anyOf;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.DataPayload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DataPatternTest {
    private static final DataPattern NOTIFICATION = DataPattern.builder()
            .field("type", match("user:notification:(.*)"))
            .field("channel", oneOf("email", "sms"))
            .field("user", Map.of("id", gt(0)))
            .build();
    private static final DataPayload EMAIL = DataPayload.of(
            Map.of("type", "user:notification:email", "channel", "email", "user", Map.of("id", 987650, "name", "x")));

    @Test
    void allThatThePatternNamesMustMatch() {
        assertThat(NOTIFICATION.matches(EMAIL)).isTrue();
        assertThat(NOTIFICATION.matches(EMAIL.data())).isTrue();
        assertThat(NOTIFICATION.explain(EMAIL)).isEmpty();
        assertThat(NOTIFICATION.matches(Map.of())).isFalse();
        assertThat(NOTIFICATION.matches(DataPayload.of(Map.of()))).isFalse();
        assertThat(NOTIFICATION.explain(DataPayload.of(Map.of()))).hasSize(3);
    }

    @Test
    void everyMismatchIsNamed() {
        assertThat(NOTIFICATION.explain(Map.of("type", 5, "channel", "fax", "user", Map.of("id", 0))))
                .containsExactly(
                        new Mismatch("data.type", "matches \"user:notification:(.*)\"", "number"),
                        new Mismatch("data.channel", "is one of [\"email\", \"sms\"]", "string"),
                        new Mismatch("data.user.id", "is greater than 0", "number"));
    }

    @Test
    void itIsPrintedInWords() {
        assertThat(NOTIFICATION)
                .hasToString(
                        "type matches \"user:notification:(.*)\" and channel is one of [\"email\", \"sms\"] and user.id is"
                                + " greater than 0");
        assertThat(DataPattern.any()).hasToString("any data");
        assertThat(DataPattern.of(Map.of("a", not(Map.of("b", 1))))).hasToString("a does not have (b is 1)");
    }

    @Test
    void aMapMeansTheSame() {
        DataPattern pattern = DataPattern.of(Map.of("user", Map.of("id", 987650)));
        assertThat(pattern.matches(EMAIL)).isTrue();
        assertThat(DataPattern.any().matches(EMAIL)).isTrue();
    }

    @Test
    void anyOfTakesWhatOneOfItsPatternsTakes() {
        DataPattern either = DataPattern.anyOf(DataPattern.of(Map.of("a", 1)), DataPattern.of(Map.of("b", 2)));
        assertThat(either.matches(Map.of("b", 2))).isTrue();
        assertThat(either.matches(Map.of("a", 2))).isFalse();
        assertThat(either).hasToString("(has (a is 1) or has (b is 2))");
        assertThat(either.explain(Map.of("a", 2)))
                .containsExactly(new Mismatch("data.a", "is 1", "number"), new Mismatch("data.b", "is 2", "missing"));
    }

    @Test
    void alternativesOnOneValueAreOneSentence() {
        DataPattern pattern = DataPattern.of(Map.of("a", anyOf(1, gt(5))));
        assertThat(pattern.explain(Map.of("a", 2)))
                .containsExactly(new Mismatch("data.a", "(is 1 or is greater than 5)", "number"));
    }

    @Test
    void whatANegationForbidsIsNamedAtItsOwnPath() {
        DataPattern pattern = DataPattern.of(new TreeMap<>(
                Map.of("list", not(List.of(1)), "object", not(Map.of("a", 1)), "text", not(oneOf("x", "y")))));
        assertThat(pattern.explain(Map.of("list", List.of(1), "object", Map.of("a", 1), "text", "x")))
                .containsExactly(
                        new Mismatch("data.list", "is not [1] in any order", "list"),
                        new Mismatch("data.object", "does not have (a is 1)", "object"),
                        new Mismatch("data.text", "is not one of [\"x\", \"y\"]", "string"));
    }

    @Test
    void noValueOfThePayloadIsInAMismatch() {
        assertThat(NOTIFICATION
                        .explain(Map.of("type", "secret", "channel", "secret", "user", "secret"))
                        .toString())
                .doesNotContain("secret");
    }
}
