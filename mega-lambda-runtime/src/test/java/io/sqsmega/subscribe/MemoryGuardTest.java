package io.sqsmega.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.subscribe.DuplicateGuard.Claim;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class MemoryGuardTest extends DuplicateGuardContract {

    @Override
    protected DuplicateGuard guard(InstantSource clock) {
        return new MemoryGuard(EXPIRY, 100, clock);
    }

    @Test
    void theOldestIsForgottenWhenItIsFull() {
        MemoryGuard guard = new MemoryGuard(EXPIRY, 2, InstantSource.system());
        for (String message : new String[] {"1", "2", "1", "3"}) {
            guard.done(new Delivery("", message, "subscriber", "id"));
        }

        assertThat(guard.size()).isEqualTo(2);
        assertThat(guard.claim(new Delivery("", "1", "subscriber", "id"))).isEqualTo(Claim.DONE);
        assertThat(guard.claim(new Delivery("", "3", "subscriber", "id"))).isEqualTo(Claim.DONE);
        assertThat(guard.claim(new Delivery("", "2", "subscriber", "id"))).isEqualTo(Claim.GRANTED);
    }

    @Test
    void itNeverHoldsMoreThanItMay() {
        MemoryGuard guard = new MemoryGuard(EXPIRY, 10, InstantSource.system());
        for (int i = 0; i < 1_000; i++) {
            Delivery delivery = new Delivery("", "message-" + i, "subscriber", "id");
            guard.claim(delivery);
            if (i % 3 == 0) {
                guard.done(delivery);
            }
            assertThat(guard.size()).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void whatCannotWorkIsRefused() {
        assertThatThrownBy(() -> DuplicateGuard.inMemory(Duration.ZERO, 1))
                .hasMessage("expiry must be longer than zero, got PT0S");
        assertThatThrownBy(() -> DuplicateGuard.inMemory(EXPIRY, 0)).hasMessage("maxEntries must be at least 1, got 0");
    }
}
