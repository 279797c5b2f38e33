package io.sqsmega.lambda;

import static io.sqsmega.lambda.SqsEvents.FIFO_QUEUE;
import static io.sqsmega.lambda.SqsEvents.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.dispatch.Unmatched;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MegaSqsHandlerTest {
    private static final String FINE = "{\"want\": \"OK\"}";
    private static final String RETRY = "{\"want\": \"RETRY\"}";
    private static final String REFUSED = "{\"want\": \"REFUSED\"}";
    private static final String BROKEN_MEGA = "{\"protocol\": \"mega\", \"version\": 1}";

    private final List<String> processed = new ArrayList<>();
    private final List<MessageReport> reports = new ArrayList<>();

    /** Does what the message wants. */
    private final class Obedient extends MegaSqsHandler {
        Obedient() {
            this(HandlerOptions.builder());
        }

        Obedient(HandlerOptions.Builder options) {
            super(options.observer(reports::add).build());
            on(DataPattern.any(), this::obey);
        }

        private Result obey(DataPayload payload, Message message) {
            processed.add(message.id());
            Object want = payload.data().get("want");
            return "OK".equals(want)
                    ? Result.OK
                    : "RETRY".equals(want) ? Result.RETRY_LATER : Result.deadLetter("as it wants");
        }
    }

    @Test
    void whatStaysIsReturnedInTheOrderOfTheRecords() {
        SQSEvent event = SqsEvents.from(QUEUE)
                .message("1", FINE)
                .message("2", REFUSED)
                .message("3", RETRY)
                .message("4", BROKEN_MEGA)
                .message("5", "nobody wants this")
                .message("6", FINE)
                .build();

        assertThat(failures(new Obedient().handleRequest(event, null))).containsExactly("2", "3", "4");
        assertThat(processed).containsExactly("1", "2", "3", "6");
    }

    @Test
    void anEmptyBatchIsASuccess() {
        SQSEvent event = SqsEvents.from(QUEUE).build();

        assertThat(failures(new Obedient().handleRequest(event, null))).isEmpty();
    }

    @Test
    void tenThousandRecordsAreOneBatch() {
        SqsEvents events = SqsEvents.from(QUEUE);
        IntStream.range(0, 10_000).forEach(i -> events.message("id-" + i, i % 3 == 0 ? RETRY : FINE));

        assertThat(failures(new Obedient().handleRequest(events.build(), null)))
                .hasSize(3_334)
                .startsWith("id-0", "id-3")
                .endsWith("id-9999");
    }

    @Test
    void fifoFailureHoldsBackOnlyItsGroup() {
        SQSEvent event = SqsEvents.from(FIFO_QUEUE)
                .inGroup("a", "a1", RETRY)
                .inGroup("b", "b1", FINE)
                .inGroup("a", "a2", FINE)
                .inGroup("b", "b2", REFUSED)
                .inGroup("b", "b3", FINE)
                .inGroup("c", "c1", BROKEN_MEGA)
                .inGroup("c", "c2", FINE)
                .inGroup("d", "d1", FINE)
                .build();

        assertThat(failures(new Obedient().handleRequest(event, null)))
                .containsExactly("a1", "a2", "b2", "b3", "c1", "c2");
        assertThat(processed).containsExactly("a1", "b1", "b2", "d1");
        assertThat(outcomes()).containsSubsequence(Outcome.Kind.RETRY, Outcome.Kind.DONE, Outcome.Kind.HELD_BACK);
    }

    @Test
    void aFifoMessageThatIsKeptBecauseNobodyMatchesHoldsBackItsGroup() {
        SQSEvent event = SqsEvents.from(FIFO_QUEUE)
                .inGroup("a", "a1", "nobody wants this")
                .inGroup("a", "a2", FINE)
                .build();

        HandlerOptions.Builder keep = HandlerOptions.builder().unmatched(Unmatched.KEEP);
        assertThat(failures(new Obedient(keep).handleRequest(event, null))).containsExactly("a1", "a2");
        assertThat(failures(new Obedient().handleRequest(event, null))).isEmpty();
    }

    @Test
    void groupsOfAStandardQueueSayNothingAboutOrder() {
        SQSEvent event = SqsEvents.from(QUEUE)
                .inGroup("tenant", "1", RETRY)
                .inGroup("tenant", "2", FINE)
                .build();

        assertThat(failures(new Obedient().handleRequest(event, null))).containsExactly("1");
        assertThat(processed).containsExactly("1", "2");
    }

    @Test
    void nothingIsStartedWhenTimeIsNearlyUp() {
        SQSEvent event = SqsEvents.from(QUEUE)
                .message("1", FINE)
                .message("2", FINE)
                .message("3", FINE)
                .build();
        HandlerOptions.Builder margin = HandlerOptions.builder().timeMargin(Duration.ofSeconds(2));
        Context context = timeLeft(60_000, 2_001, 2_000, 1_999);

        assertThat(failures(new Obedient(margin).handleRequest(event, context))).containsExactly("3");
        assertThat(processed).containsExactly("1", "2");
        assertThat(outcomes()).containsExactly(Outcome.Kind.DONE, Outcome.Kind.DONE, Outcome.Kind.NOT_STARTED);
    }

    @Test
    void aFunctionWithAShortTimeoutStartsUntilHalfOfItIsLeft() {
        SQSEvent event =
                SqsEvents.from(QUEUE).message("1", FINE).message("2", FINE).build();
        HandlerOptions.Builder margin = HandlerOptions.builder().timeMargin(Duration.ofSeconds(2));

        assertThat(failures(new Obedient(margin).handleRequest(event, timeLeft(1_000, 999, 499))))
                .containsExactly("2");
    }

    @Test
    void aFifoMessageThatIsOutOfTimeHoldsBackItsGroupEvenIfTimeComesBack() {
        SQSEvent event = SqsEvents.from(FIFO_QUEUE)
                .inGroup("a", "a1", FINE)
                .inGroup("a", "a2", FINE)
                .build();

        assertThat(failures(new Obedient().handleRequest(event, timeLeft(60_000, 0, 60_000))))
                .containsExactly("a1", "a2");
        assertThat(processed).isEmpty();
    }

    @Test
    void anIdThatComesTwiceIsReturnedOnce() {
        SQSEvent event =
                SqsEvents.from(QUEUE).message("1", RETRY).message("1", RETRY).build();

        assertThat(failures(new Obedient().handleRequest(event, null))).containsExactly("1");
    }

    @Test
    void aRecordWithoutABodyIsAnEmptyText() {
        SQSEvent event = SqsEvents.from(QUEUE).message("1", "").build();
        event.getRecords().get(0).setBody(null);

        assertThat(failures(new Obedient().handleRequest(event, null))).isEmpty();
        assertThat(outcomes()).containsExactly(Outcome.Kind.UNMATCHED);
    }

    @Test
    void anEventThatIsNoneOfSqsFailsAsAWholeBeforeAnythingIsHandled() {
        SQSEvent withoutId =
                SqsEvents.from(QUEUE).message("1", FINE).message("2", FINE).build();
        withoutId.getRecords().get(1).setMessageId(null);

        assertThatThrownBy(() -> new Obedient().handleRequest(new SQSEvent(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event must be an SQS event with Records, got none");
        assertThatThrownBy(() -> new Obedient().handleRequest(withoutId, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Records[1] must have a messageId, got none");
        assertThat(processed).isEmpty();
    }

    @Test
    void aHandlerWithoutASubscriberDeletesNothing() {
        MegaSqsHandler handler = new MegaSqsHandler() {};
        SQSEvent event = SqsEvents.from(QUEUE).message("1", FINE).build();

        assertThatThrownBy(() -> handler.handleRequest(event, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a handler must have a subscriber, got none: register it in the constructor");
    }

    @Test
    void aRedeliveryThatFailsLeavesTheResponseAsItIs() {
        HandlerOptions.Builder broken = HandlerOptions.builder().redelivery(reports -> {
            throw new NoClassDefFoundError("x/Y");
        });
        SQSEvent event =
                SqsEvents.from(QUEUE).message("1", FINE).message("2", RETRY).build();

        assertThat(failures(new Obedient(broken).handleRequest(event, null))).containsExactly("2");
    }

    @Test
    void fifoMessagesWithoutAGroupAreOneGroup() {
        SQSEvent event = SqsEvents.from(FIFO_QUEUE)
                .message("1", RETRY)
                .message("2", FINE)
                .build();

        assertThat(failures(new Obedient().handleRequest(event, null))).containsExactly("1", "2");
    }

    @Test
    void subscribersAreFixedWithTheFirstBatch() {
        Obedient handler = new Obedient();
        handler.handleRequest(SqsEvents.from(QUEUE).build(), null);

        assertThatThrownBy(() -> handler.on(DataPattern.any(), (payload, message) -> Result.OK))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in the constructor");
    }

    @Test
    void aSubscriberSeesWhereTheMessageCameFrom() {
        List<Message> seen = new ArrayList<>();
        MegaSqsHandler handler = new MegaSqsHandler() {
            {
                on(DataPattern.any(), (payload, message) -> {
                    seen.add(message);
                    return Result.OK;
                });
            }
        };
        SQSEvent event = SqsEvents.from(QUEUE)
                .message("1", FINE, Map.of("ApproximateReceiveCount", "7"))
                .build();
        SQSEvent.MessageAttribute tenant = new SQSEvent.MessageAttribute();
        tenant.setDataType("String");
        tenant.setStringValue("acme");
        event.getRecords().get(0).setMessageAttributes(Map.of("tenant", tenant));

        handler.handleRequest(event, null);

        assertThat(seen.get(0).receiveCount()).isEqualTo(7);
        assertThat(seen.get(0).queueArn()).isEqualTo(QUEUE);
        assertThat(seen.get(0).receiptHandle()).isEqualTo("secret-receipt-handle");
        assertThat(seen.get(0).attributes().get("tenant").text()).isEqualTo("acme");
    }

    @Test
    void explainsWhyNobodyWantsAMessage() {
        Map<String, List<Mismatch>> reasons =
                new Obedient().explain(Message.builder("1", "plain text").build());

        assertThat(reasons).hasSize(1);
        assertThat(reasons.values().iterator().next()).isNotEmpty();
    }

    private List<Outcome.Kind> outcomes() {
        return reports.stream().map(report -> report.outcome().kind()).toList();
    }

    private static List<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    /** Says one after the other. */
    private static Context timeLeft(Integer... millis) {
        Iterator<Integer> left = List.of(millis).iterator();
        return LocalContext.withTimeLeft(() -> Duration.ofMillis(left.next()));
    }
}
