package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.guard.MemoryGuard;
import io.sqsmega.listen.Logged;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.SubscriberOutcome;
import io.sqsmega.subscribe.SubscriberOutcome.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages that come again, before subscribers with a guard. */
class GuardedDispatchTest {
    private static final Duration EXPIRY = Duration.ofMinutes(1);
    private static final Message MESSAGE = Message.builder("the-id", """
                    {"protocol": "mega", "version": 1, "event": {"name": "checkout", "timestamp": "2020-05-04T15:53:27Z"}}""").build();

    private final List<String> calls = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final FallibleGuard guard = new FallibleGuard(new MemoryGuard(EXPIRY, EXPIRY, 100, () -> now));
    private final Dispatcher.Builder dispatcher = Dispatcher.builder().duplicateGuard(guard);

    @Test
    void afterAPartialSuccessOnlyTheOneThatWasNotDoneIsCalledAgain() {
        dispatcher.register(new Scripted("done")).register(new Scripted("again", Result.RETRY_LATER));

        assertThat(dispatch().stays()).isTrue();
        Outcome second = dispatch();

        assertThat(calls).containsExactly("done", "again", "again");
        assertThat(second.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(second.stays()).isFalse();
        assertThat(kinds(second)).containsExactly(Kind.ALREADY_DONE, Kind.DONE);
    }

    @Test
    void whatWasDoneByAllIsDeletedWhenItComesAgain() {
        dispatcher.register(new Scripted("done"));

        dispatch();
        Outcome second = dispatch();

        assertThat(calls).containsExactly("done");
        assertThat(second.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(kinds(second)).containsExactly(Kind.ALREADY_DONE);
    }

    @Test
    void whoRefusesOrThrowsIsCalledAgain() {
        dispatcher
                .register(new Scripted("refuses", Result.deadLetter("no")))
                .register(new Scripted("throws", new IllegalStateException("no")))
                .register(new Scripted("errs", new AssertionError("no")));

        dispatch();
        Outcome second = dispatch();

        assertThat(calls).containsExactly("refuses", "throws", "errs", "refuses", "throws", "errs");
        assertThat(second.kind()).isEqualTo(Outcome.Kind.DONE);
    }

    @Test
    void aGuardThatFailsAfterTheSubscriberIsLoggedAndTheOutcomeStands() {
        dispatcher.register(new Scripted("done")).register(new Scripted("again", Result.RETRY_LATER));
        guard.failures.addAll(List.of("done", "release"));

        try (Logged logged = Logged.start()) {
            assertThat(kinds(dispatch())).containsExactly(Kind.DONE, Kind.RETRY);

            assertThat(logged.lines())
                    .containsExactly(
                            "the duplicate guard failed to remember that it is done: Message[the-id] (receive 1) for done",
                            "the duplicate guard failed to release it: Message[the-id] (receive 1) for again");
        }
    }

    @Test
    void withoutAGuardEverySubscriberIsCalledAgain() {
        dispatcher.duplicateGuard(DuplicateGuard.NONE).register(new Scripted("done"));

        dispatch();
        dispatch();

        assertThat(calls).containsExactly("done", "done");
    }

    @Test
    void whileOneDeliveryIsWithTheSubscriberAnotherOneStays() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Dispatcher built = dispatcher
                .on(EventPattern.any(), (payload, message) -> {
                    calls.add("slow");
                    called.countDown();
                    assertThat(goOn.await(1, TimeUnit.MINUTES)).isTrue();
                    return Result.OK;
                })
                .build();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Outcome> first = thread.submit(() -> built.dispatch(MESSAGE).outcome());
            assertThat(called.await(1, TimeUnit.MINUTES)).isTrue();

            Outcome meanwhile = built.dispatch(MESSAGE).outcome();
            goOn.countDown();

            assertThat(meanwhile.kind()).isEqualTo(Outcome.Kind.RETRY);
            assertThat(kinds(meanwhile)).containsExactly(Kind.BUSY);
            assertThat(meanwhile.subscribers().get(0).reason())
                    .isEqualTo("another delivery of the message is with the subscriber");
            assertThat(meanwhile.retryAfter()).isEqualTo(EXPIRY);
            assertThat(meanwhile.isFailure()).isFalse();
            assertThat(first.get(1, TimeUnit.MINUTES).kind()).isEqualTo(Outcome.Kind.DONE);
            assertThat(kinds(built.dispatch(MESSAGE).outcome())).containsExactly(Kind.ALREADY_DONE);
            assertThat(calls).containsExactly("slow");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aClaimOfAProcessThatDiedExpires() {
        dispatcher.register(new Scripted("survivor"));
        guard.claim(new Delivery("", "the-id", "survivor", "of a process that dies now"));

        assertThat(dispatch().stays()).isTrue();
        assertThat(calls).isEmpty();

        now = now.plus(EXPIRY);
        assertThat(dispatch().kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(calls).containsExactly("survivor");
    }

    /** Anyone who may write to the queue knows the ids of the messages that were on it. */
    @Test
    void aForgedEnvelopeWithAKnownIdDoesNotMakeTheRealMessageVanish() {
        dispatcher.register(new Scripted("done"));
        Dispatcher built = dispatcher.build();
        String real = envelope("real");

        built.dispatch(Message.builder("sqs-1", envelope("forged")).build());
        built.dispatch(Message.builder("sqs-2", real).build());
        built.dispatch(Message.builder("sqs-3", real).build());

        assertThat(calls).containsExactly("done", "done");
    }

    @Test
    void aReplayFromTheArchiveOfSnsReachesTheSubscribers() {
        dispatcher.register(new Scripted("done"));
        Dispatcher built = dispatcher.build();

        built.dispatch(Message.builder("sqs-1", envelope("real")).build());
        String replayed = envelope("real").replace("\"Type\"", "\"Replayed\": true, \"Type\"");
        built.dispatch(Message.builder("sqs-2", replayed).build());
        built.dispatch(Message.builder("sqs-2", replayed).build());

        assertThat(calls).containsExactly("done", "done");
    }

    private static String envelope(String publisher) {
        return """
                {"Type": "Notification", "MessageId": "7d4a1b52-0c6e-5f13-9a77-3e5b6c2d1f90",
                 "TopicArn": "arn:aws:sns:eu-west-1:111122223333:t", "Timestamp": "2021-03-04T05:06:07Z",
                 "Message": "{\\"protocol\\": \\"mega\\", \\"version\\": 1, \\"event\\": {\\"name\\": \\"checkout\\", \
                \\"publisher\\": \\"%s\\", \\"timestamp\\": \\"2020-05-04T15:53:27Z\\"}}"}""".formatted(publisher);
    }

    @Test
    void anErrorThatEndsTheInvocationReleasesTheClaim() {
        dispatcher.register(new Scripted("dies", new OutOfMemoryError("test")));

        assertThatThrownBy(this::dispatch).isInstanceOf(OutOfMemoryError.class);

        assertThat(dispatch().kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(calls).containsExactly("dies", "dies");
    }

    @Test
    void ifTheGuardCannotClaimTheSubscriberIsNotCalledAndTheMessageStays() {
        dispatcher.register(new Scripted("one"));
        guard.failures.add("claim");

        Outcome first = dispatch();
        assertThat(first.stays()).isTrue();
        assertThat(first.subscribers().get(0).reason()).isEqualTo("java.io.UncheckedIOException");
        assertThat(calls).isEmpty();

        assertThat(dispatch().stays()).isFalse();
        assertThat(calls).containsExactly("one");
    }

    @Test
    void ifTheGuardCannotRememberWhatTheSubscriberDidCountsAllTheSame() {
        dispatcher.register(new Scripted("done")).register(new Scripted("again", Result.RETRY_LATER));
        guard.failures.add("done");

        assertThat(kinds(dispatch())).containsExactly(Kind.DONE, Kind.RETRY);
        now = now.plus(EXPIRY);
        assertThat(dispatch().stays()).isFalse();
        assertThat(calls).containsExactly("done", "again", "done", "again");
    }

    @Test
    void ifTheGuardCannotReleaseTheMessageComesToTheSubscriberWhenTheClaimHasExpired() {
        dispatcher.register(new Scripted("again", Result.RETRY_LATER));
        guard.failures.add("release");

        assertThat(kinds(dispatch())).containsExactly(Kind.RETRY);
        assertThat(dispatch().stays()).isTrue();
        now = now.plus(EXPIRY);
        assertThat(dispatch().stays()).isFalse();
        assertThat(calls).containsExactly("again", "again");
    }

    @Test
    void aGuardThatFailsDoesNotHideWhatTheSubscriberThrew() {
        dispatcher.register(new Scripted("throws", new IllegalStateException("no")));
        guard.failures.add("release");

        assertThat(dispatch().subscribers().get(0).reason()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void anInterruptKeepsNobodyFromBeingDone() {
        dispatcher.on(EventPattern.any(), (payload, message) -> {
            calls.add("interrupted");
            Thread.currentThread().interrupt();
            return Result.OK;
        });

        dispatch();

        assertThat(kinds(dispatch())).containsExactly(Kind.ALREADY_DONE);
        assertThat(calls).containsExactly("interrupted");
    }

    @Test
    void twoSubscribersOfOneNameAreRefusedWhicheverComesFirst() {
        String expected = "with a duplicate guard, each subscriber must have a name() of its own that lasts, "
                + "got two that are called twin";
        dispatcher.register(new Scripted("twin"));

        assertThatThrownBy(() -> dispatcher.register(new Scripted("twin"))).hasMessage(expected);
        Dispatcher.Builder other =
                Dispatcher.builder().register(new Scripted("twin")).register(new Scripted("twin"));
        assertThatThrownBy(() -> other.duplicateGuard(guard)).hasMessage(expected);
        assertThat(other.duplicateGuard(DuplicateGuard.NONE).build()).isNotNull();
    }

    @Test
    void anAnonymousSubscriberWithoutANameIsRefused() {
        assertThatThrownBy(() -> dispatcher.register(new MegaSubscriber() {
                    @Override
                    protected EventPattern matchEvent() {
                        return EventPattern.any();
                    }

                    @Override
                    public @Nullable Result process(MegaPayload payload, Message message) {
                        return Result.OK;
                    }
                }))
                .hasMessageContaining("got the anonymous class GuardedDispatchTest$")
                .hasMessageEndingWith("whose number changes with the code around it");
    }

    private Outcome dispatch() {
        return dispatcher.build().dispatch(MESSAGE).outcome();
    }

    private static List<Kind> kinds(Outcome outcome) {
        return outcome.subscribers().stream().map(SubscriberOutcome::kind).toList();
    }

    /** Says and throws what it is told, one after the other, and then OK. */
    private final class Scripted extends MegaSubscriber {
        private final String name;
        private final Deque<Object> script;

        Scripted(String name, Object... script) {
            this.name = name;
            this.script = new ArrayDeque<>(Arrays.asList(script));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        protected EventPattern matchEvent() {
            return EventPattern.any();
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            calls.add(name);
            Object next = script.isEmpty() ? Result.OK : script.remove();
            if (next instanceof RuntimeException exception) {
                throw exception;
            } else if (next instanceof Error error) {
                throw error;
            }
            return (Result) next;
        }
    }
}
