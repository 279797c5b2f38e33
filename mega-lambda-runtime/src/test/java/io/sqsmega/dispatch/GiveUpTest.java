package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.guard.DuplicateGuard.Claim;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Matchers;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that still fails at the receive that is its last try is refused; SQS counts other receives too. */
class GiveUpTest {
    private static final int LAST = 3;
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:orders";

    private final List<String> letters = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Dispatcher.Builder dispatcher = Dispatcher.builder()
            .giveUpAtReceive(LAST)
            .deadLetters(
                    (message, reason, subscriber) -> letters.add(message.id() + " by " + subscriber + ": " + reason));

    @Test
    void whatThrowsAtTheLastReceiveIsRefusedWithTheClassOfTheException() {
        on("throws");

        assertThat(receive(1).kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(receive(2).kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(letters).isEmpty();
        Outcome last = receive(3);

        assertThat(last.kind()).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(last.stays()).isFalse();
        assertThat(last.refusedBy()).isEqualTo("throws");
        assertThat(letters).containsExactly("m by throws: given up at receive 3: java.lang.IllegalStateException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"again", "after"})
    void whatIsWantedAgainAtTheLastReceiveIsRefused(String want) {
        on(want);

        assertThat(receive(2).stays()).isTrue();
        assertThat(receive(4).stays()).isFalse();

        assertThat(letters).containsExactly("m by " + want + ": given up at receive 4: it was wanted again");
    }

    @Test
    void whatIsDoneAtTheLastReceiveIsDone() {
        on("done");

        assertThat(receive(3).kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(letters).isEmpty();
    }

    @Test
    void aRefusalAtTheLastReceiveKeepsItsOwnReason() {
        on("refuses").on("throws");

        receive(3);

        assertThat(letters).containsExactly("m by refuses: no");
    }

    @Test
    void withoutDeadLettersItStaysAsWhatIsRefusedDoes() {
        dispatcher.deadLetters(DeadLetterSink.BY_REDRIVE_POLICY);
        on("throws");

        Outcome last = receive(3);

        assertThat(last.kind()).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(last.stays()).isTrue();
        assertThat(last.isFailure()).isFalse();
    }

    @Test
    void withoutTheOptionNothingIsGivenUp() {
        Outcome thousandth = Dispatcher.builder()
                .register(new Scripted("throws"))
                .build()
                .dispatch(message("m", 1_000))
                .outcome();

        assertThat(thousandth.kind()).isEqualTo(Outcome.Kind.RETRY);
    }

    @Test
    void aPatternThatThrowsIsItsSubscribersFailure() {
        dispatcher.on(
                DataPattern.of(Map.of("a", Matchers.satisfies("throws an error", value -> {
                    throw new AssertionError("test");
                }))),
                (payload, message) -> Result.OK);

        assertThat(receive(3).reason()).isEqualTo("given up at receive 3: java.lang.AssertionError");
    }

    @Test
    void whatCannotBeTransformedIsRefusedToo() {
        dispatcher.transformData((data, message) -> {
            throw new UncheckedIOException(new IOException("test"));
        });
        on("done");

        assertThat(receive(2).stays()).isTrue();
        assertThat(receive(3).stays()).isFalse();
        assertThat(letters).containsExactly("m by null: given up at receive 3: java.io.UncheckedIOException");
    }

    @Test
    void whatCouldNotBeFetchedInTimeIsNot() {
        dispatcher.transformData((data, message) -> {
            throw new IllegalStateException("late", new TimeoutException("test"));
        });
        on("done");

        assertThat(receive(3).kind()).isEqualTo(Outcome.Kind.RETRY);
    }

    @Test
    void aMessageThatWaitsForAnotherDeliveryIsNot() {
        dispatcher.duplicateGuard(new Guard() {
            @Override
            public Claim claim(Delivery delivery) {
                return delivery.subscriber().equals("done") ? Claim.busyFor(Duration.ofSeconds(9)) : Claim.GRANTED;
            }
        });
        on("done").on("throws");

        Outcome last = receive(3);

        assertThat(calls).containsExactly("m");
        assertThat(last.kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(last.retryAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(letters).isEmpty();
    }

    @Test
    void aMessageThatTheGuardCouldNotClaimIsNot() {
        dispatcher.duplicateGuard(new Guard() {
            @Override
            public Claim claim(Delivery delivery) {
                throw new IllegalStateException("the table is away");
            }
        });
        on("done");

        Outcome last = receive(3);

        assertThat(last.kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(last.isFailure()).isTrue();
        assertThat(letters).isEmpty();
    }

    @Test
    void onFifoTheHeadIsRefusedAndItsGroupGoesOn() {
        on("fails at head");

        List<Outcome> outcomes = receiveGroup(3, "head", "f1", "f2");

        assertThat(calls).containsExactly("head", "f1", "f2");
        assertThat(outcomes)
                .extracting(Outcome::kind)
                .containsExactly(Outcome.Kind.REFUSED, Outcome.Kind.DONE, Outcome.Kind.DONE);
        assertThat(letters).hasSize(1);
    }

    @Test
    void onFifoWhatIsHeldBackIsNotRefusedHoweverOftenItWasReceived() {
        dispatcher.deadLetters(DeadLetterSink.BY_REDRIVE_POLICY);
        on("fails at head");

        List<Outcome> outcomes = receiveGroup(9, "head", "f1", "f2");

        assertThat(calls).containsExactly("head");
        assertThat(outcomes)
                .extracting(Outcome::kind)
                .containsExactly(Outcome.Kind.REFUSED, Outcome.Kind.HELD_BACK, Outcome.Kind.HELD_BACK);
    }

    /** It may have been received as often only because the one before it failed. */
    @Test
    void onFifoOneAfterTheHeadGetsOneMoreTry() {
        on("throws");

        List<Outcome> first = receiveGroup(3, "head", "f1", "f2");
        List<Outcome> second = receiveGroup(4, "f1", "f2");
        List<Outcome> third = receiveGroup(5, "f2");

        assertThat(first)
                .extracting(Outcome::kind)
                .containsExactly(Outcome.Kind.REFUSED, Outcome.Kind.RETRY, Outcome.Kind.HELD_BACK);
        assertThat(second).extracting(Outcome::kind).containsExactly(Outcome.Kind.REFUSED, Outcome.Kind.RETRY);
        assertThat(third).extracting(Outcome::kind).containsExactly(Outcome.Kind.REFUSED);
        assertThat(calls).containsExactly("head", "f1", "f1", "f2", "f2");
        assertThat(letters).hasSize(3);
    }

    @Test
    void whatIsNotStartedIsNotRefused() {
        on("throws");
        Batch batch = new Batch(dispatcher.build(), List.of(message("m", 9)));

        batch.lanes().forEach(lane -> lane.run(() -> true));

        assertThat(batch.reports()).extracting(MessageReport::outcome).containsExactly(Outcome.NOT_STARTED);
        assertThat(letters).isEmpty();
    }

    /** As when a listener closes: the message is not to blame. */
    @Test
    void whatIsGivenUpWhileASubscriberHasItIsNotRefused() {
        List<Lane> lanes = new ArrayList<>();
        dispatcher.on(DataPattern.any(), (payload, message) -> {
            lanes.forEach(Lane::giveUp);
            throw new InterruptedException("test");
        });
        Batch batch = new Batch(dispatcher.build(), List.of(message("m", 9)));
        lanes.addAll(batch.lanes());

        batch.lanes().forEach(lane -> lane.run(() -> false));

        assertThat(batch.reports()).extracting(MessageReport::outcome).containsExactly(Outcome.ABANDONED);
        assertThat(letters).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void aReceiveThatCannotBeIsRefused(int receive) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dispatcher.giveUpAtReceive(receive))
                .withMessage("giveUpAtReceive must be between 1 and 1000, got " + receive);
    }

    private GiveUpTest on(String want) {
        dispatcher.register(new Scripted(want));
        return this;
    }

    private Outcome receive(int count) {
        return dispatcher.build().dispatch(message("m", count)).outcome();
    }

    private List<Outcome> receiveGroup(int count, String... ids) {
        List<Message> messages = IntStream.range(0, ids.length)
                .mapToObj(i -> Message.builder(ids[i], "{\"a\": 1}")
                        .queueArn(QUEUE + ".fifo")
                        .systemAttributes(
                                Map.of("ApproximateReceiveCount", Integer.toString(count), "MessageGroupId", "g"))
                        .build())
                .toList();
        Batch batch = new Batch(dispatcher.build(), messages);
        batch.lanes().forEach(lane -> lane.run(() -> false));
        return batch.reports().stream().map(MessageReport::outcome).toList();
    }

    private static Message message(String id, int receiveCount) {
        return Message.builder(id, "{\"a\": 1}")
                .queueArn(QUEUE)
                .systemAttributes(Map.of("ApproximateReceiveCount", Integer.toString(receiveCount)))
                .build();
    }

    /** Does what its name says. */
    private final class Scripted extends DataSubscriber {
        private final String want;

        Scripted(String want) {
            this.want = want;
        }

        @Override
        public String name() {
            return want;
        }

        @Override
        protected DataPattern matchData() {
            return DataPattern.any();
        }

        @Override
        public Result process(DataPayload payload, Message message) {
            calls.add(message.id());
            if (want.equals("throws")
                    || (want.equals("fails at head") && message.id().equals("head"))) {
                throw new IllegalStateException("test");
            }
            return switch (want) {
                case "again" -> Result.RETRY_LATER;
                case "after" -> Result.retryAfter(Duration.ofSeconds(1));
                case "refuses" -> Result.deadLetter("no");
                default -> Result.OK;
            };
        }
    }

    private abstract static class Guard implements DuplicateGuard {
        @Override
        public void done(Delivery delivery) {}

        @Override
        public void release(Delivery delivery) {}
    }
}
