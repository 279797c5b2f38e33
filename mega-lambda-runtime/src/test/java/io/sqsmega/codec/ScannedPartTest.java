package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the first part of a body is read alone, and what decides if it is not. */
class ScannedPartTest {
    private static final String CLAIM = "{\"protocol\":\"mega\",\"version\":1,\"event\":{";
    private static final String OTHER = CLAIM + "\"name\":\"other\",\"x\":1}}";
    private static final String WANTED = CLAIM + "\"name\":\"wanted\",\"timestamp\":\"2020-05-04T15:53:27Z\"}}";
    private static final String LATE = CLAIM + "\"x\":\"" + "x".repeat(200) + "\",\"name\":\"other\"}}";
    private static final String LONG = OTHER + " ".repeat(5_000);

    private final BodyScanner scanner = scanner("name", "wanted");

    /** The forms in which a body comes. */
    enum Form {
        WHOLE,
        ENCODED,
        ESCAPED;

        BodyText of(String body) {
            return switch (this) {
                case WHOLE -> BodyText.of(body);
                case ENCODED -> BodyText.of(text(body));
                case ESCAPED -> {
                    EncodedText json = text("[\"" + body.replace("\"", "\\\"") + "\"]");
                    yield BodyText.escaped(json, 1, json.length - 1);
                }
            };
        }

        private static EncodedText text(String text) {
            return Objects.requireNonNull(EncodedText.of(text));
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aPartIsReadAloneWhereThatWasEnough(Form form) {
        assertThat(scanner.readsWholeBodies()).isTrue();
        assertThat(scanner.scanPart(form.of(OTHER))).isNull();

        scan(scanner, form.of(OTHER));
        scan(scanner, form.of(OTHER));

        assertThat(scanner.readsWholeBodies()).isFalse();
        assertThat(nameOf(scanner.scanPart(form.of(OTHER)))).isEqualTo("other");
        assertThat(scanner.scanPart(form.of(WANTED))).isNull();
        assertThat(scanner.readsWholeBodies()).isTrue();
    }

    @Test
    void aWantedEventAndALateNameAreNoReasonForIt() {
        scan(scanner, BodyText.of(WANTED));
        scan(scanner, BodyText.of(LATE));
        scan(scanner, BodyText.of(WANTED));
        scan(scanner, BodyText.of(LATE));

        assertThat(scanner.readsWholeBodies()).isTrue();
    }

    @Test
    void thePartOfALongBodyIsAlwaysRead() {
        assertThat(nameOf(scanner.scanPart(Form.WHOLE.of(LONG)))).isEqualTo("other");
        assertThat(nameOf(scanner("name", "wanted").scanPart(Form.ESCAPED.of(LONG))))
                .isEqualTo("other");
        assertThat(scanner("name", "other").scanPart(Form.WHOLE.of(LONG))).isNull();
        assertThat(scanner("domain", "x").scanPart(Form.WHOLE.of(LONG))).isNull();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void theNameDecidesIfTheScanTakesTheSlowPath(Form form) {
        String body = CLAIM + "\"domain\":5,\"name\":\"other\"}}";

        assertThat(nameOf(scan(scanner, form.of(body)))).isEqualTo("other");
        assertThat(scan(scanner("name", "other"), form.of(body))).isNull();
        assertThat(scan(scanner("subject", "x"), form.of(body))).isNull();
        assertThat(scan(scanner, form.of("text"))).isNull();
        assertThat(scan(scanner, form.of("{\"a\":"))).isNull();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void anEventInAMessageThatNobodyWantsIsReadUpToItsName(Form form) {
        assertThat(nameOf(scanner.scanUnwanted(form.of(WANTED)))).isEqualTo("wanted");
        assertThat(nameOf(scanner.scanUnwanted(form.of(LATE)))).isEqualTo("other");
        assertThat(nameOf(scanner.scanUnwanted(form.of(" ".repeat(200) + OTHER))))
                .isEqualTo("other");
        assertThat(scanner.scanUnwanted(form.of("{\"a\":1}"))).isNull();
        assertThat(scanner.scanUnwanted(form.of("text"))).isNull();
        assertThat(scanner.scanUnwanted(form.of(CLAIM + "\"name\":\"\"}}"))).isNull();
    }

    private static BodyScanner scanner(String field, String accepted) {
        Projection.Builder events = Projection.builder();
        events.field("event").field(field).slot();
        return new BodyScanner(events.build(), Projection.builder().build(), Map.of(field, Set.of(accepted)));
    }

    private static @Nullable ScannedBody scan(BodyScanner scanner, BodyText body) {
        Projection.Builder events = Projection.builder();
        events.field("event").field("name").slot();
        return scanner.scan(body, null, new ProjectedValues(events.build()), new ProjectedValues(scanner.data));
    }

    private static @Nullable String nameOf(@Nullable ScannedBody scan) {
        return scan != null && scan.isUnwanted() ? scan.eventName() : null;
    }
}
