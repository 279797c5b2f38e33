package io.sqsmega.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.guard.DuplicateGuard.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What every guard must do, wherever its memory is. */
public abstract class DuplicateGuardContract {
    /** How long claims last, and what is done is remembered. */
    protected static final Duration EXPIRY = Duration.ofMinutes(1);

    private static final int THREADS = 8;

    private final String messageId = UUID.randomUUID().toString();
    private Instant now = Instant.parse("2026-11-22T10:00:00.250Z");

    /** A guard whose memory is the same each time within one test. */
    protected abstract DuplicateGuard guard(InstantSource clock);

    private DuplicateGuard guard() {
        return guard(() -> now);
    }

    @Test
    void whoComesFirstIsGranted() throws Exception {
        assertThat(guard().claim(delivery())).isEqualTo(Claim.GRANTED);
    }

    @Test
    void whoComesWhileItIsClaimedIsToldSoAndForHowLong() throws Exception {
        DuplicateGuard guard = guard();
        guard.claim(delivery());

        pass(Duration.ofSeconds(20));
        Claim busy = guard.claim(delivery());
        assertThat(busy.answer()).isEqualTo(Claim.Answer.BUSY);
        assertThat(busy.endsAfter()).isBetween(EXPIRY.minusSeconds(20), EXPIRY.minusSeconds(19));

        pass(busy.endsAfter());
        assertThat(guard.claim(delivery())).isEqualTo(Claim.GRANTED);
    }

    @Test
    void whoAsksTwiceIsGrantedTwice() throws Exception {
        DuplicateGuard guard = guard();
        Delivery delivery = delivery();
        guard.claim(delivery);

        assertThat(guard.claim(delivery)).isEqualTo(Claim.GRANTED);
    }

    @Test
    void whatIsDoneIsDoneForEveryDelivery() throws Exception {
        DuplicateGuard guard = guard();
        Delivery delivery = delivery();
        guard.claim(delivery);
        guard.done(delivery);

        assertThat(guard.claim(delivery())).isEqualTo(Claim.DONE);
        assertThat(guard.claim(delivery())).isEqualTo(Claim.DONE);
    }

    @Test
    void whatIsReleasedIsGrantedAgain() throws Exception {
        DuplicateGuard guard = guard();
        Delivery delivery = delivery();
        guard.claim(delivery);
        guard.release(delivery);

        assertThat(guard.claim(delivery())).isEqualTo(Claim.GRANTED);
    }

    @Test
    void aClaimThatNobodyEndsExpiresAndNotBefore() throws Exception {
        DuplicateGuard guard = guard();
        guard.claim(delivery());

        pass(EXPIRY.minusMillis(1));
        assertThat(guard.claim(delivery()).answer()).isEqualTo(Claim.Answer.BUSY);
        pass(Duration.ofMillis(1_001));
        assertThat(guard.claim(delivery())).isEqualTo(Claim.GRANTED);
    }

    @Test
    void whatIsDoneIsForgottenWhenItExpiresAndNotBefore() throws Exception {
        DuplicateGuard guard = guard();
        guard.done(delivery());

        pass(EXPIRY.minusMillis(1));
        assertThat(guard.claim(delivery())).isEqualTo(Claim.DONE);
        pass(Duration.ofMillis(1_001));
        assertThat(guard.claim(delivery())).isEqualTo(Claim.GRANTED);
    }

    @Test
    void whoReleasesTooLateDoesNotEndTheClaimOfTheNext() throws Exception {
        DuplicateGuard guard = guard();
        Delivery slow = delivery();
        guard.claim(slow);
        pass(EXPIRY.plusSeconds(1));
        guard.claim(delivery());

        guard.release(slow);

        assertThat(guard.claim(delivery()).answer()).isEqualTo(Claim.Answer.BUSY);
    }

    @Test
    void whoIsDoneTooLateIsDoneAllTheSame() throws Exception {
        DuplicateGuard guard = guard();
        Delivery slow = delivery();
        guard.claim(slow);
        pass(EXPIRY.plusSeconds(1));
        Delivery next = delivery();
        guard.claim(next);

        guard.done(slow);
        guard.release(next);

        assertThat(guard.claim(delivery())).isEqualTo(Claim.DONE);
    }

    @Test
    void releasingWhatNobodyClaimedDoesNothing() throws Exception {
        DuplicateGuard guard = guard();
        guard.release(delivery());
        guard.done(delivery());
        guard.release(delivery());

        assertThat(guard.claim(delivery())).isEqualTo(Claim.DONE);
    }

    @Test
    void otherSubscribersQueuesAndMessagesAreOthers() throws Exception {
        DuplicateGuard guard = guard();
        guard.done(delivery());

        assertThat(guard.claim(new Delivery("queue", messageId, "other", "1"))).isEqualTo(Claim.GRANTED);
        assertThat(guard.claim(new Delivery("other", messageId, "subscriber", "2")))
                .isEqualTo(Claim.GRANTED);
        assertThat(guard.claim(new Delivery("", messageId + "0", "subscriber", "3")))
                .isEqualTo(Claim.GRANTED);
    }

    @Test
    void ofManyWhoClaimAtOnceExactlyOneIsGranted() throws Exception {
        DuplicateGuard guard = guard(this::afterAMoment);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < 20; round++) {
                String message = messageId + "-" + round;
                List<Claim.Answer> answers =
                        atOnce(threads, () -> guard.claim(delivery(message)).answer());
                assertThat(answers).containsOnly(Claim.Answer.GRANTED, Claim.Answer.BUSY);
                assertThat(Collections.frequency(answers, Claim.Answer.GRANTED)).isOne();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A guard that looks at the clock between reading and writing gives the others time to come in between. */
    private Instant afterAMoment() {
        LockSupport.parkNanos(100_000);
        return now;
    }

    private static <T> List<T> atOnce(ExecutorService threads, Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<T> together = () -> {
            start.await();
            return work.call();
        };
        List<T> answers = new ArrayList<>();
        for (Future<T> answer : threads.invokeAll(Collections.nCopies(THREADS, together))) {
            answers.add(answer.get());
        }
        return answers;
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    private Delivery delivery() {
        return delivery(messageId);
    }

    private static Delivery delivery(String message) {
        return new Delivery("queue", message, "subscriber", UUID.randomUUID().toString());
    }
}
