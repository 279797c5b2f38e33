package io.sqsmega.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.PayloadCodec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PlaceTest {

    @Test
    void aRefusedValueIsNamedByItsPath() {
        assertThatThrownBy(() -> DataPayload.of(Map.of("a", List.of(1, Map.of("b", new Object())))))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("data.a[1].b must be null, a boolean");
    }

    @Test
    void aKeyThatTheMessageMadeUpForgesNoLineOfALogAndDoesNotFillIt() {
        InvalidPayloadException forged =
                new InvalidPayloadException("a.b\n2026-01-01 ERROR c" + "x".repeat(1_000), "be", "got");

        assertThat(forged.getMessage()).doesNotContain("\n").hasSizeLessThan(300);
        assertThat(forged.path()).startsWith("a.b?2026");
    }

    /** Paths of all values together would be hundreds of gigabytes here: they are made for what is refused alone. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void aLongKeyAroundManyValuesCostsNoMoreThanItsLength() {
        String body = "{\"" + "k".repeat(500_000) + "\": [" + "1,".repeat(250_000) + "1]}";

        assertThat(PayloadCodec.decode(body)).isInstanceOf(DataPayload.class);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void theSmallestDecimalsCostNoMoreThanOthers() {
        String body = "{\"k\": [" + "3e-324,".repeat(149_000) + "1]}";

        assertThat(PayloadCodec.decode(body)).isInstanceOf(DataPayload.class);
    }
}
