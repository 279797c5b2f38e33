package io.sqsmega.lambda;

import static io.sqsmega.lambda.SqsEvents.FIFO_QUEUE;
import static io.sqsmega.lambda.SqsEvents.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.listen.Logged;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matchers;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.BatchAnswer;
import io.sqsmega.subscribe.BatchItem;
import io.sqsmega.subscribe.DataBatchSubscriber;
import io.sqsmega.subscribe.MegaBatchSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Validation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class BatchSubscriberTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DataPattern BULK = DataPattern.of(Map.of("bulk", true));
    private static final DataPattern SINGLE = DataPattern.of(Map.of("single", true));
    private static final String FOR_BULK = "{\"bulk\": true}";
    private static final String FOR_BOTH = "{\"bulk\": true, \"single\": true}";

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> outcomes = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> buried = Collections.synchronizedList(new ArrayList<>());

    /** Answers for each message by its id. */
    private final class Bulk extends DataBatchSubscriber {
        private final Function<String, Result> answers;

        Bulk(Function<String, Result> answers) {
            this.answers = answers;
        }

        @Override
        public String name() {
            return "bulk";
        }

        @Override
        protected DataPattern matchData() {
            return BULK;
        }

        @Override
        protected Validation validate(DataPayload payload) {
            if (payload.data().containsKey("throws")) {
                throw new IllegalStateException("as it is meant");
            }
            return Validation.that(!payload.data().containsKey("invalid"), "it must be valid");
        }

        @Override
        public @Nullable BatchAnswer process(List<BatchItem<DataPayload>> batch) {
            calls.add("bulk" + batch.stream().map(item -> item.message().id()).toList());
            BatchAnswer.Builder result = BatchAnswer.builder();
            batch.forEach(item -> result.put(item, answers.apply(item.message().id())));
            return result.build();
        }
    }

    private HandlerOptions.Builder options() {
        return HandlerOptions.builder()
                .observer(report -> outcomes.put(report.messageId(), said(report)))
                .deadLetters((message, reason, subscriber) -> buried.add(message.id()));
    }

    private static String said(MessageReport report) {
        return report.outcome().kind() + " " + report.outcome().subscribers();
    }

    private MegaSqsHandler handler(HandlerOptions.Builder options, Function<String, Result> bulk) {
        return handler(options, bulk, id -> Result.OK);
    }

    private MegaSqsHandler handler(
            HandlerOptions.Builder options, Function<String, Result> bulk, Function<String, Result> single) {
        return new MegaSqsHandler(options.build()) {
            {
                register(new Bulk(bulk));
                on(SINGLE, (payload, message) -> {
                    calls.add("single " + message.id());
                    return single.apply(message.id());
                });
            }
        };
    }

    @Test
    void isCalledOnceWithAllMessagesThatMatchInTheirOrder() {
        List<String> staying = staying(
                handler(options(), id -> Result.OK),
                SqsEvents.from(QUEUE)
                        .message("1", FOR_BULK)
                        .message("2", FOR_BOTH)
                        .message("3", "{}")
                        .message("4", FOR_BULK));

        assertThat(staying).isEmpty();
        assertThat(calls).containsExactly("single 2", "bulk[1, 2, 4]");
        assertThat(outcomes)
                .containsEntry("1", "DONE [bulk: DONE]")
                .containsEntry("2", "DONE [bulk: DONE, on(single is true): DONE]")
                .containsEntry("3", "UNMATCHED []");
    }

    @Test
    void eachMessageHasAnAnswerOfItsOwnAndAllSubscribersDecide() {
        List<String> staying = staying(
                handler(
                        options(),
                        id -> switch (id) {
                            case "retry" -> Result.RETRY_LATER;
                            case "refuse" -> Result.deadLetter("bad");
                            default -> Result.OK;
                        },
                        id -> id.equals("single fails") ? Result.RETRY_LATER : Result.OK),
                SqsEvents.from(QUEUE)
                        .message("retry", FOR_BOTH)
                        .message("refuse", FOR_BULK)
                        .message("single fails", FOR_BOTH)
                        .message("done", FOR_BOTH));

        assertThat(staying).containsExactly("retry", "single fails");
        assertThat(buried).containsExactly("refuse");
        assertThat(outcomes)
                .containsEntry("retry", "RETRY [bulk: RETRY, on(single is true): DONE]")
                .containsEntry("refuse", "REFUSED [bulk: REFUSED]")
                .containsEntry("single fails", "RETRY [bulk: DONE, on(single is true): RETRY]")
                .containsEntry("done", "DONE [bulk: DONE, on(single is true): DONE]");
    }

    @Test
    void validationRefusesSingleMessagesBeforeTheCall() {
        List<String> staying = staying(
                handler(options(), id -> Result.OK),
                SqsEvents.from(QUEUE)
                        .message("1", FOR_BULK)
                        .message("2", "{\"bulk\": true, \"invalid\": 1}")
                        .message("3", "{\"bulk\": true, \"throws\": 1}")
                        .message("4", FOR_BULK));

        assertThat(staying).containsExactly("3");
        assertThat(buried).containsExactly("2");
        assertThat(calls).containsExactly("bulk[1, 4]");
    }

    @Test
    void anExceptionRetriesAllMessagesOfTheCallWithOneLineInTheLog() {
        List<String> staying;
        List<String> lines;
        try (Logged logged = Logged.start()) {
            staying = staying(
                    handler(options(), id -> {
                        throw new IllegalStateException("as it is meant");
                    }),
                    SqsEvents.from(QUEUE)
                            .message("1", FOR_BULK)
                            .message("2", FOR_BULK)
                            .message("3", "{}"));
            lines = logged.lines();
        }

        assertThat(staying).containsExactly("1", "2");
        assertThat(lines)
                .filteredOn(line -> line.contains("failed"))
                .containsExactly("bulk failed on a batch of 2 messages; they stay on the queue");
    }

    @Test
    void anAnswerForAMessageOfAnotherBatchRetriesAll() {
        List<BatchItem<DataPayload>> kept = new ArrayList<>();
        MegaSqsHandler handler = new MegaSqsHandler(options().build()) {
            {
                register(new DataBatchSubscriber() {
                    @Override
                    protected DataPattern matchData() {
                        return DataPattern.any();
                    }

                    @Override
                    public @Nullable BatchAnswer process(List<BatchItem<DataPayload>> batch) {
                        kept.addAll(batch);
                        return BatchAnswer.builder()
                                .putAll(kept, Result.RETRY_LATER)
                                .put(kept.get(0), Result.OK)
                                .build();
                    }
                });
            }
        };

        assertThat(staying(handler, SqsEvents.from(QUEUE).message("1", "{}").message("2", "{}")))
                .containsExactly("2");
        assertThat(staying(handler, SqsEvents.from(QUEUE).message("3", "{}").message("4", "{}")))
                .containsExactly("3", "4");
    }

    @Test
    void noAnswerMeansThatAllIsDoneAndOneForAllIsForAll() {
        List<BatchAnswer> answers = new ArrayList<>();
        MegaSqsHandler handler = new MegaSqsHandler(options().build()) {
            {
                register(new MegaBatchSubscriber() {
                    @Override
                    protected EventPattern matchEvent() {
                        return EventPattern.named("moved");
                    }

                    @Override
                    public @Nullable BatchAnswer process(List<BatchItem<MegaPayload>> batch) {
                        calls.add(batch.get(0).payload().event().name() + " " + batch.size());
                        return answers.isEmpty() ? null : answers.get(0);
                    }
                });
            }
        };
        String event =
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"moved\",\"timestamp\":\"2020-05-04T15:53:27Z\"}}";
        SqsEvents two = SqsEvents.from(QUEUE).message("1", event).message("2", event);

        assertThat(staying(handler, two)).isEmpty();
        answers.add(BatchAnswer.all(Result.RETRY_LATER));
        assertThat(staying(handler, two)).containsExactly("1", "2");
        assertThat(calls).containsExactly("moved 2", "moved 2");
    }

    @Test
    void whatComesAfterAMessageOfItsGroupThatStaysIsHeldBackWhateverTheAnswer() {
        DuplicateGuard guard = DuplicateGuard.inMemory(LONG, LONG, 100);
        SqsEvents events = SqsEvents.from(FIFO_QUEUE)
                .inGroup("a", "a1", FOR_BULK)
                .inGroup("b", "b1", FOR_BULK)
                .inGroup("a", "a2", FOR_BULK)
                .inGroup("a", "a3", FOR_BULK)
                .inGroup("b", "b2", FOR_BULK);
        List<String> failing = new ArrayList<>(List.of("a2"));
        MegaSqsHandler handler =
                handler(options().duplicateGuard(guard), id -> failing.contains(id) ? Result.RETRY_LATER : Result.OK);

        assertThat(staying(handler, events)).containsExactly("a2", "a3");
        assertThat(outcomes).containsEntry("a2", "RETRY [bulk: RETRY]").containsEntry("a3", "HELD_BACK []");
        failing.clear();

        // The guard does not know of the answer for a3, or a2 would come after it.
        assertThat(staying(
                        handler,
                        SqsEvents.from(FIFO_QUEUE).inGroup("a", "a2", FOR_BULK).inGroup("a", "a3", FOR_BULK)))
                .isEmpty();
        assertThat(calls).containsExactly("bulk[a1, b1, a2, a3, b2]", "bulk[a2, a3]");
    }

    @Test
    void whatComesAfterAMessageThatAnotherSubscriberFailedIsNotInTheCall() {
        List<String> staying = staying(
                handler(options(), id -> Result.OK, id -> Result.RETRY_LATER),
                SqsEvents.from(FIFO_QUEUE)
                        .inGroup("a", "a1", FOR_BOTH)
                        .inGroup("a", "a2", FOR_BULK)
                        .inGroup("b", "b1", FOR_BULK));

        assertThat(staying).containsExactly("a1", "a2");
        assertThat(calls).containsExactly("single a1", "bulk[a1, b1]");
        assertThat(outcomes).containsEntry("a2", "HELD_BACK []");
    }

    @Test
    void noOtherSubscriberSeesAMessageBeforeThoseInFrontOfItAreDone() {
        List<String> staying = staying(
                handler(options(), id -> id.equals("a2") ? Result.RETRY_LATER : Result.OK),
                SqsEvents.from(FIFO_QUEUE)
                        .inGroup("a", "a1", FOR_BULK)
                        .inGroup("a", "a2", FOR_BOTH)
                        .inGroup("a", "a3", FOR_BOTH)
                        .inGroup("b", "b1", FOR_BOTH)
                        .inGroup("b", "b2", FOR_BULK));

        assertThat(staying).containsExactly("a2", "a3");
        assertThat(calls).containsExactly("single b1", "bulk[a1, b1, b2]", "single a2", "bulk[a2]");
    }

    @Test
    void aRefusedMessageOfAGroupLetsTheNextOnesGoOnlyIfItIsSafe() {
        SqsEvents events = SqsEvents.from(FIFO_QUEUE)
                .inGroup("a", "a1", FOR_BULK)
                .inGroup("a", "a2", "{\"bulk\": true, \"invalid\": 1}")
                .inGroup("a", "a3", FOR_BULK);

        assertThat(staying(handler(options(), id -> Result.OK), events)).isEmpty();
        assertThat(calls).containsExactly("bulk[a1]", "bulk[a3]");
        calls.clear();

        HandlerOptions.Builder noDeadLetters = options().deadLetters((message, reason, subscriber) -> false);
        assertThat(staying(handler(noDeadLetters, id -> Result.OK), events)).containsExactly("a2", "a3");
        assertThat(calls).containsExactly("bulk[a1]");
    }

    @Test
    void aMessageAtItsLastTryIsAloneSoThatNoOtherOneIsRefusedForIt() {
        Map<String, String> third = Map.of("ApproximateReceiveCount", "3");
        SqsEvents events = SqsEvents.from(QUEUE)
                .message("1", FOR_BULK, third)
                .message("poison", FOR_BULK, third)
                .message("3", FOR_BULK, third)
                .message("4", FOR_BULK);

        List<String> staying = staying(
                handler(options().giveUpAtReceive(3), id -> {
                    if (id.equals("poison")) {
                        throw new IllegalStateException("as it is meant");
                    }
                    return Result.OK;
                }),
                events);

        assertThat(staying).isEmpty();
        assertThat(buried).containsExactly("poison");
        assertThat(calls).containsExactly("bulk[1]", "bulk[poison]", "bulk[3]", "bulk[4]");
    }

    @Test
    void anUnreadablePayloadRefusesOnlyAMessageThatIsAlone() {
        MegaSqsHandler handler = new MegaSqsHandler(options().build()) {
            {
                register(new DataBatchSubscriber() {
                    @Override
                    protected DataPattern matchData() {
                        return DataPattern.of(Map.of("n", Matchers.present()));
                    }

                    @Override
                    public @Nullable BatchAnswer process(List<BatchItem<DataPayload>> batch) {
                        batch.forEach(item -> item.payload().dataAs(Numbered.class));
                        return null;
                    }
                });
            }
        };

        assertThat(staying(handler, SqsEvents.from(QUEUE).message("1", "{\"n\": \"no\"}")))
                .isEmpty();
        assertThat(buried).containsExactly("1");
        assertThat(staying(
                        handler,
                        SqsEvents.from(QUEUE).message("1", "{\"n\": \"no\"}").message("2", "{\"n\": 2}")))
                .containsExactly("1", "2");
    }

    record Numbered(int n) {}

    @Test
    void theGuardKnowsEachMessage() {
        MegaSqsHandler handler = handler(
                options().duplicateGuard(DuplicateGuard.inMemory(LONG, LONG, 100)),
                id -> id.equals("2") && calls.size() == 1 ? Result.RETRY_LATER : Result.OK);
        SqsEvents events = SqsEvents.from(QUEUE).message("1", FOR_BULK).message("2", FOR_BULK);

        assertThat(staying(handler, events)).containsExactly("2");
        assertThat(staying(handler, events)).isEmpty();

        assertThat(calls).containsExactly("bulk[1, 2]", "bulk[2]");
        assertThat(outcomes).containsEntry("1", "DONE [bulk: ALREADY_DONE]");
    }

    @Test
    void whenTheTimeIsNearlyUpItIsNotCalled() {
        Duration[] left = {Duration.ofSeconds(10)};
        MegaSqsHandler handler = handler(options(), id -> Result.OK, id -> {
            left[0] = Duration.ZERO;
            return Result.OK;
        });

        List<String> staying = staying(
                handler,
                SqsEvents.from(QUEUE).message("1", FOR_BULK).message("2", FOR_BOTH),
                LocalContext.withTimeLeft(() -> left[0]));

        assertThat(staying).containsExactly("1", "2");
        assertThat(calls).containsExactly("single 2");
        assertThat(outcomes)
                .containsEntry("1", "NOT_STARTED []")
                .containsEntry("2", "RETRY [bulk: RETRY, on(single is true): DONE]");
    }

    @Test
    void aCallThatHangsOnAnotherThreadIsAbandonedAndItsMessagesStay() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        MegaSqsHandler handler = handler(options().parallelism(2), id -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                interrupted.countDown();
            }
            return Result.OK;
        });

        List<String> staying = staying(
                handler,
                SqsEvents.from(QUEUE)
                        .message("1", FOR_BULK)
                        .message("2", FOR_BULK)
                        .message("3", "{\"single\": true}"),
                LocalContext.withTimeLeft(Duration.ofMillis(1_000)));

        assertThat(staying).containsExactly("1", "2");
        assertThat(outcomes).containsEntry("1", "ABANDONED []").containsEntry("2", "ABANDONED []");
        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void explainNamesItWithTheOthers() {
        MegaSqsHandler handler = handler(options(), id -> Result.OK);

        assertThat(handler.explain(Message.builder("1", "{\"single\": true}").build()))
                .hasEntrySatisfying("bulk", mismatches -> assertThat(mismatches).hasSize(1));
    }

    @Test
    void anErrorOfTheVirtualMachineEndsTheInvocation() {
        MegaSqsHandler handler = handler(options(), id -> {
            throw new OutOfMemoryError("as it is meant");
        });

        assertThatThrownBy(() -> staying(handler, SqsEvents.from(QUEUE).message("1", FOR_BULK)))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private static List<String> staying(MegaSqsHandler handler, SqsEvents events) {
        return staying(handler, events, null);
    }

    private static List<String> staying(MegaSqsHandler handler, SqsEvents events, @Nullable LocalContext context) {
        return handler.handleRequest(events.build(), context).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
