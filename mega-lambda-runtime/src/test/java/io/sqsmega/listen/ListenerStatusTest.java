package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerStatusTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysWhetherTheListenerReceives(boolean isReceiving) {
        Permits permits = new Permits(5, Duration.ZERO, null, null);

        ListenerStatus status = new ListenerStatus(isReceiving, permits, 2, 1, new Health(), new Health());

        assertThat(status.isReceiving()).isEqualTo(isReceiving);
        assertThat(status.free()).isEqualTo(3);
    }
}
