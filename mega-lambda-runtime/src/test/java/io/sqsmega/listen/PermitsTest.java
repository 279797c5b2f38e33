package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.dispatch.Batch;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Lane;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PermitsTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong now = new AtomicLong();

    @Test
    void nobodyTakesMoreThanHeAskedForOrThanThereIs() throws Exception {
        Permits room = new Permits(5, Duration.ZERO, null, null);

        assertThat(room.take(3)).isEqualTo(3);
        assertThat(room.take(3)).isEqualTo(2);
    }

    @Test
    void whatIsGivenBackIsThereAgain() throws Exception {
        Permits room = new Permits(5, Duration.ZERO, null, null);
        int taken = room.take(5);

        room.giveBack(taken - 1);

        assertThat(room.take(10)).isEqualTo(4);
    }

    @Test
    void theEndWakesWhoWaitsAndLeavesNoRoomToAnybody() throws Exception {
        Permits room = new Permits(1, Duration.ZERO, null, null);
        room.take(1);
        FutureTask<Integer> taken = new FutureTask<>(() -> room.take(10));
        Thread waiting = new Thread(taken);
        waiting.start();
        await("it waits", () -> waiting.getState() == Thread.State.WAITING);

        room.close();

        assertThat(taken.get()).isZero();
        assertThat(room.take(10)).isZero();
        assertThat(room.take(10)).isZero();
    }

    @Test
    void whatIsNeededBeyondWhatWasTakenIsMissingUntilItIsGivenBack() throws Exception {
        Permits room = new Permits(3, Duration.ZERO, null, null);
        int taken = room.take(2);

        room.giveBack(taken - 5);
        room.giveBack(2);
        room.giveBack(1);

        assertThat(room.take(10)).isEqualTo(1);
    }

    @Test
    void whoCouldHaveSomeWaitsForAsManyAsAreAskedFor() throws Exception {
        Permits room = new Permits(10, LONG, null, null);
        room.take(10);
        Taker taker = new Taker(room, 10);
        taker.awaitState(Thread.State.WAITING);

        room.giveBack(1);
        taker.awaitState(Thread.State.TIMED_WAITING);
        room.giveBack(9);

        assertThat(taker.taken.get()).isEqualTo(10);
    }

    @Test
    void nobodyWaitsForMoreThanThereCanBe() throws Exception {
        assertThat(new Permits(3, LONG, null, null).take(10)).isEqualTo(3);
    }

    @Test
    void whenTheTimeIsUpThoseThatAreFreeAreTaken() throws Exception {
        Permits room = new Permits(10, Duration.ofMillis(1), null, null);
        room.take(8);

        assertThat(room.take(10)).isEqualTo(2);
    }

    @Test
    void ofTwoThatWaitOneGetsAll() throws Exception {
        Permits room = new Permits(10, LONG, null, null);
        room.take(10);
        Taker one = new Taker(room, 10);
        Taker other = new Taker(room, 10);
        await("both wait", () -> one.isWaiting() && other.isWaiting());

        for (int i = 0; i < 10; i++) {
            room.giveBack(1);
        }

        await("one has all", () -> one.taken.isDone() || other.taken.isDone());
        assertThat(one.taken.isDone() ? one.taken.get() : other.taken.get()).isEqualTo(10);
        room.close();
        assertThat(one.taken.get() + other.taken.get()).isEqualTo(10);
    }

    @Test
    void whilePausedNothingIsTaken() throws Exception {
        Permits room = new Permits(10, Duration.ZERO, null, null);
        room.pause(true);
        Taker taker = new Taker(room, 10);
        taker.awaitState(Thread.State.WAITING);
        room.giveBack(1);
        taker.awaitState(Thread.State.WAITING);
        assertThat(room.isPaused()).isTrue();

        room.pause(false);

        assertThat(taker.taken.get()).isEqualTo(10);
    }

    @Test
    void itCanGrow() throws Exception {
        Permits room = new Permits(1, Duration.ZERO, null, null);
        room.take(1);
        Taker taker = new Taker(room, 10);
        taker.awaitState(Thread.State.WAITING);

        room.resize(5);

        assertThat(taker.taken.get()).isEqualTo(4);
    }

    @Test
    void whenItShrinksWhatIsTakenStaysTaken() throws Exception {
        Permits room = new Permits(10, Duration.ZERO, null, null);
        room.take(10);
        room.resize(2);
        Taker taker = new Taker(room, 10);
        taker.awaitState(Thread.State.WAITING);

        room.giveBack(8);
        taker.awaitState(Thread.State.WAITING);
        room.giveBack(2);

        assertThat(taker.taken.get()).isEqualTo(2);
    }

    @Test
    void noMoreAreTakenThanTheRateAllowsUntilTimePasses() throws Exception {
        Permits room = new Permits(100, Duration.ZERO, RateLimit.of(20, now.get()), null, now::get);
        assertThat(room.take(10)).isEqualTo(10);
        assertThat(room.take(10)).isEqualTo(10);
        Taker taker = new Taker(room, 10);
        taker.awaitState(Thread.State.TIMED_WAITING);

        now.addAndGet(SECOND / 2);
        room.resize(100);

        assertThat(taker.taken.get()).isEqualTo(10);
    }

    @Test
    void whatWasNotReceivedDoesNotCountForTheRate() throws Exception {
        Permits room = new Permits(100, Duration.ZERO, RateLimit.of(10, now.get()), null, now::get);
        assertThat(room.take(10)).isEqualTo(10);

        room.received(0, 10);

        assertThat(room.take(10)).isEqualTo(10);
    }

    @Test
    void messagesThatWereNotReceivedDoNotCountForTheRate() throws Exception {
        Permits room = new Permits(100, Duration.ZERO, RateLimit.of(20, now.get()), null, now::get);
        room.take(20);

        room.received(4, 10);
        room.received(4, 10);

        assertThat(room.take(20)).isEqualTo(12);
    }

    @Test
    void aLimitThatIsLiftedWakesWhoWaits() throws Exception {
        Permits room = new Permits(100, Duration.ZERO, RateLimit.of(RateLimit.LEAST, now.get()), null, now::get);
        room.take(1);
        Taker taker = new Taker(room, 10);
        taker.awaitState(Thread.State.TIMED_WAITING);

        room.limit(null);

        assertThat(taker.taken.get()).isEqualTo(10);
    }

    @Test
    void whileTheCircuitIsOpenOneIsTakenAfterEachPauseOrEmptyReceive() throws Exception {
        Permits room = new Permits(10, Duration.ZERO, null, CircuitBreaker.of(1, LONG), now::get);
        room.settled(lanes(Result.RETRY_LATER));
        assertThat(room.isCircuitOpen()).isTrue();
        now.addAndGet(LONG.toNanos());
        assertThat(room.take(10)).isEqualTo(1);

        Taker taker = new Taker(room, 10);
        taker.awaitState(Thread.State.TIMED_WAITING);
        room.received(1, 1);
        room.resize(10);
        taker.awaitState(Thread.State.TIMED_WAITING);
        room.received(0, 1);
        room.resize(10);

        assertThat(taker.taken.get()).isEqualTo(1);
    }

    @Test
    void aSuccessClosesTheCircuitAndWakesWhoWaits() throws Exception {
        Permits room = new Permits(10, Duration.ZERO, null, CircuitBreaker.of(1, LONG), now::get);
        room.settled(lanes(Result.RETRY_LATER));
        Taker taker = new Taker(room, 10);
        taker.awaitState(Thread.State.TIMED_WAITING);

        room.settled(lanes(Result.OK));

        assertThat(taker.taken.get()).isEqualTo(10);
        assertThat(room.isCircuitOpen()).isFalse();
    }

    /** Returns the lanes of one message with this result. */
    private static List<Lane> lanes(Result result) {
        Dispatcher dispatcher = Dispatcher.builder()
                .on(DataPattern.any(), (payload, message) -> result)
                .build();
        Batch batch = new Batch(dispatcher, List.of(Message.builder("m", "{}").build()));
        batch.lanes().forEach(lane -> lane.run(() -> false));
        return batch.lanes();
    }

    /** A thread that takes permits. */
    private static final class Taker {
        private final FutureTask<Integer> taken;
        private final Thread thread;

        Taker(Permits room, int atMost) {
            taken = new FutureTask<>(() -> room.take(atMost));
            thread = new Thread(taken);
            thread.start();
        }

        boolean isWaiting() {
            return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
        }

        void awaitState(Thread.State state) {
            await("it is " + state, () -> thread.getState() == state);
        }
    }
}
