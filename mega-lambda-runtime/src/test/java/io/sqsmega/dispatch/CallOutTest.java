package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.callouts.NastyError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class CallOutTest {
    private final List<Throwable> failures = new ArrayList<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void leaveTheThreadAsItWas() {
        NastyError.disarm();
        Thread.interrupted();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsThrownIsAFailureAndNothingElse(boolean bounded) {
        NastyError.arm();
        CallOut callOut = bounded ? until(Duration.ofMinutes(1)) : CallOut.UNBOUNDED;
        String answer = callOut.tryCall(
                () -> {
                    throw new NastyError();
                },
                failures::add);

        NastyError.disarm();
        assertThat(answer).isNull();
        assertThat(failures).hasSize(1).first().isInstanceOf(NastyError.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onlyWhatTheVirtualMachineDoesNotSurviveComesOut(boolean bounded) {
        CallOut callOut = bounded ? until(Duration.ofMinutes(1)) : CallOut.UNBOUNDED;
        callOut.tryRun(CallOutTest::overflow, failures::add);

        assertThat(failures).hasSize(1).first().isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> callOut.tryRun(
                        () -> {
                            throw new OutOfMemoryError("as it is meant");
                        },
                        failures::add))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void interruptThatACallLeavesBehindIsClearedAndOneThatWasThereIsNot() {
        CallOut.UNBOUNDED.tryRun(() -> Thread.currentThread().interrupt(), failures::add);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        Thread.currentThread().interrupt();
        CallOut.UNBOUNDED.tryRun(Thread::interrupted, failures::add);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void callThatHangsIsInterruptedWhenTimeIsUpAndTheNextOneHasNoTime() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CallOut callOut = until(Duration.ofMillis(100));
        assertThatThrownBy(() -> callOut.call(() -> hang(interrupted)))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("it was not back when the time was up");
        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();

        assertThatThrownBy(() -> callOut.call(() -> "never called"))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("there was no time left for it");
        assertThat(threads).hasSize(1);
    }

    @Test
    void callerThatIsInterruptedIsLetGoAndStaysInterrupted() {
        CallOut callOut = until(Duration.ofMinutes(10));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> callOut.call(() -> hang(never))).isInstanceOf(CancellationException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void oneThreadServesOneCallAfterTheOther() throws Exception {
        CallOut callOut = until(Duration.ofMinutes(1));
        for (int i = 0; i < 100; i++) {
            assertThat(callOut.<Integer>call(() -> 7)).isEqualTo(7);
        }
        // The pool may have made another one while the first was on its way back.
        assertThat(threads).hasSizeBetween(1, 99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.OutOfMemoryError", "java.lang.IllegalStateException"})
    void executorThatThrowsHasNotTakenTheTask(String thrown) throws ReflectiveOperationException {
        Throwable noThread =
                (Throwable) Class.forName(thrown).getDeclaredConstructor().newInstance();

        assertThatThrownBy(() -> CallOut.execute(
                        task -> {
                            throw CallOutTest.<RuntimeException>sneaky(noThread);
                        },
                        () -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasCause(noThread);
    }

    @Test
    void loggingContextThatFailsOpensNoScope() {
        LoggingContext opensNothing = fields -> {
            throw new NastyError();
        };
        LoggingContext doesNotClose = fields -> () -> {
            throw new NastyError();
        };

        try (LoggingContext.Scope failed = CallOut.open(opensNothing, Map.of());
                LoggingContext.Scope open = CallOut.open(doesNotClose, Map.of())) {
            assertThat(failed).isNull();
            assertThat(open).isNotNull();
        }
    }

    private CallOut until(Duration time) {
        LoggingContext context = fields -> {
            threads.add(Thread.currentThread());
            return () -> {};
        };
        return CallOut.until(System.nanoTime() + time.toNanos(), context, Map.of(), null);
    }

    private @Nullable Void hang(CountDownLatch interrupted) {
        try {
            never.await();
        } catch (InterruptedException timeIsUp) {
            interrupted.countDown();
        }
        return null;
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void overflow() {
        overflow();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
