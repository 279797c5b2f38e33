package io.sqsmega.codec.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Names that are found where they are expected, and only there. */
class FieldNamesTest {
    private static final FieldNames NAMES = new FieldNames("id", "idea", "");

    @Test
    void nameIsFoundByItsNumber() {
        assertThat(endOf(0, "id\":1")).isEqualTo(3);
        assertThat(endOf(1, "idea\":1")).isEqualTo(5);
        assertThat(endOf(2, "\":1")).isEqualTo(1);
    }

    @Test
    void anotherNameIsNotFound() {
        assertThat(endOf(0, "idea\":1")).isEqualTo(-1);
        assertThat(endOf(1, "id\":1")).isEqualTo(-1);
        assertThat(endOf(0, "i\\u0064\":1")).isEqualTo(-1);
        assertThat(endOf(3, "id\":1")).isEqualTo(-1);
    }

    @Test
    void nameEndsWithinTheBytes() {
        assertThat(endOf(0, "id")).isEqualTo(-1);
        assertThat(endOf(0, "")).isEqualTo(-1);
        assertThat(endOf(0, "id\"")).isEqualTo(3);
    }

    @Test
    void unknownNameHasTheNumberAfterTheLastOne() {
        assertThat(NAMES.numberOf("idea")).isEqualTo(1);
        assertThat(NAMES.numberOf("other")).isEqualTo(3);
    }

    private static int endOf(int number, String written) {
        return NAMES.endOf(number, written.getBytes(StandardCharsets.UTF_8), 0);
    }
}
