package io.sqsmega.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.guard.DuplicateGuard.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class MemoryGuardTest extends DuplicateGuardContract {

    @Override
    protected DuplicateGuard guard(InstantSource clock) {
        return new MemoryGuard(EXPIRY, EXPIRY, 100, clock);
    }

    @Test
    void theOldestIsForgottenWhenItIsFull() {
        MemoryGuard guard = new MemoryGuard(EXPIRY, EXPIRY, 2, InstantSource.system());
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
        MemoryGuard guard = new MemoryGuard(EXPIRY, EXPIRY, 10, InstantSource.system());
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
    void claimsEndSoonerThanTheMemory() {
        Instant[] now = {Instant.EPOCH};
        MemoryGuard guard = new MemoryGuard(Duration.ofSeconds(30), Duration.ofDays(29), 10, () -> now[0]);
        guard.claim(new Delivery("", "hangs", "subscriber", "1"));
        guard.done(new Delivery("", "done", "subscriber", "2"));

        now[0] = now[0].plusSeconds(30);

        assertThat(guard.claim(new Delivery("", "hangs", "subscriber", "3"))).isEqualTo(Claim.GRANTED);
        assertThat(guard.claim(new Delivery("", "done", "subscriber", "4"))).isEqualTo(Claim.DONE);
    }

    @Test
    void theFactoriesCreateOneForAProcess() throws Exception {
        DuplicateGuard guard = DuplicateGuard.inMemory(EXPIRY, 7);
        Delivery delivery = new Delivery("", "1", "subscriber", "id");
        guard.done(delivery);

        assertThat(guard.claim(delivery)).isEqualTo(Claim.DONE);
        assertThat(guard).hasToString("DuplicateGuard[in memory, for " + EXPIRY + ", at most 7]");
        assertThat(DuplicateGuard.inMemory(Duration.ofSeconds(1), EXPIRY, 7)).hasToString(guard.toString());
    }

    @Test
    void noneGrantsEveryClaim() throws Exception {
        Delivery delivery = new Delivery("", "1", "subscriber", "id");
        DuplicateGuard.NONE.done(delivery);

        assertThat(DuplicateGuard.NONE.claim(delivery)).isEqualTo(Claim.GRANTED);
        assertThat(DuplicateGuard.NONE).hasToString("DuplicateGuard.NONE");
    }

    @Test
    void whatCannotWorkIsRefused() {
        assertThatThrownBy(() -> DuplicateGuard.inMemory(Duration.ZERO, 1))
                .hasMessage("expiry must be longer than zero, got PT0S");
        assertThatThrownBy(() -> DuplicateGuard.inMemory(EXPIRY, 0)).hasMessage("maxEntries must be at least 1, got 0");
    }
}
