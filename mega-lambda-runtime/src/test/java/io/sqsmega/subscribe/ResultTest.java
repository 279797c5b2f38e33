package io.sqsmega.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResultTest {

    @Test
    void retryAfterTakesWhatSqsTakes() {
        assertThat(Result.retryAfter(Duration.ZERO).delay()).isEqualTo(Duration.ZERO);
        assertThat(Result.retryAfter(Result.MAX_RETRY_AFTER).delay()).isEqualTo(Duration.ofHours(12));
        assertThatThrownBy(() -> Result.retryAfter(Duration.ofMillis(-1)))
                .hasMessage("retryAfter must be between zero and 12 hours, got PT-0.001S");
        assertThatThrownBy(() -> Result.retryAfter(Duration.ofHours(12).plusMillis(1)))
                .hasMessage("retryAfter must be between zero and 12 hours, got PT12H0.001S");
    }

    @Test
    void aRefusalSaysWhy() {
        assertThatThrownBy(() -> Result.deadLetter(" "))
                .hasMessage("reason must say why the message is refused, got a blank string");
        assertThatThrownBy(() -> Validation.failed(""))
                .hasMessage("reason must say why the payload is not valid, got a blank string");
    }

    @Test
    void printsWhatItSays() {
        assertThat(Result.OK).hasToString("Result[OK]");
        assertThat(Result.retryAfter(Duration.ofSeconds(5))).hasToString("Result[retryAfter PT5S]");
        assertThat(Result.deadLetter("no cart")).hasToString("Result[deadLetter: no cart]");
        assertThat(Validation.failed("no cart")).hasToString("Validation[failed: no cart]");
    }
}
