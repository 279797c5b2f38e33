package io.sqsmega.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SqsPublisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a dead letter says, and keeps, when it is refused, refused again, and sent back. */
@Tag("slow")
class RefusedAgainTest {
    private static final String SOURCE = "arn:aws:sqs:us-east-1:000000000000:orders";
    private static final String TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private static LocalAws aws;

    @BeforeAll
    static void start() {
        aws = LocalAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void aLetterThatIsRefusedAgainSaysWhyByWhomWhenAndFromWhereNow() {
        LocalQueue letters = aws.createQueue("again");

        take(letters, refusedBefore().build(), "the new reason", "the new subscriber");

        DeadLetter letter = only(letters);
        assertThat(letter.reason()).isEqualTo("the new reason");
        assertThat(letter.refusedBy()).isEqualTo("the new subscriber");
        assertThat(letter.refusedAt()).isEqualTo(NOW);
        assertThat(letter.refusedFrom()).isEqualTo(SOURCE);
        assertThat(letter.message().attributes().get("tenant").text()).isEqualTo("acme");
    }

    @Test
    void whatIsNotKnownThisTimeIsNotTakenFromTheTimeBefore() {
        LocalQueue letters = aws.createQueue("unknown");

        take(letters, refusedBefore().queueArn(null).build(), "breaks the protocol", null);

        DeadLetter letter = only(letters);
        assertThat(letter.reason()).isEqualTo("breaks the protocol");
        assertThat(letter.refusedBy()).isNull();
        assertThat(letter.refusedFrom()).isNull();
    }

    /** The old reasons make room for the new ones. */
    @Test
    void theSendersAttributesComeFirstAndTheReasonBeforeTheRest() {
        LocalQueue letters = aws.createQueue("room");
        Message.Builder message = refusedBefore();
        for (int i = 1; i <= 7; i++) {
            message.attribute("a" + i, text("1"));
        }

        take(letters, message.build(), "the new reason", "the new subscriber");

        DeadLetter letter = only(letters);
        assertThat(letter.message().attributes()).hasSize(10).containsKeys("tenant", "a1", "a7");
        assertThat(letter.reason()).isEqualTo("the new reason");
        assertThat(letter.refusedBy()).isEqualTo("the new subscriber");
    }

    @Test
    void theTraceHeaderSurvivesRefusalAndSendingBack() {
        LocalQueue queue = aws.createQueue(
                "traced", QueueOptions.builder().maxReceiveCount(3).build());
        SqsPublisher.of(queue.url(), aws.sqsClient())
                .publishRawMessage(
                        "{}", PublishOptions.builder().traceHeader(TRACE).build());
        Message received = SqsMessages.read(queue.receiveAll().get(0), queue.arn());

        take(queue.deadLetterQueue(), received, "no", null);
        DeadLetter letter = only(queue.deadLetterQueue());
        assertThat(letter.message().systemAttributes()).containsEntry("AWSTraceHeader", TRACE);

        LocalQueue other = aws.createQueue("traced-again");
        Redrive.of(queue.deadLetterQueue().url(), aws.sqsClient()).sendBack(letter, other.url());
        assertThat(SqsMessages.read(other.receiveAll().get(0), null).systemAttributes())
                .containsEntry("AWSTraceHeader", TRACE);
    }

    @Test
    void whatIsSentBackSaysNothingOfTheRefusal() {
        LocalQueue letters = aws.createQueue("letters");
        LocalQueue queue = aws.createQueue("back");
        take(letters, refusedBefore().build(), "no", "subscriber");

        Redrive.of(letters.url(), aws.sqsClient()).sendBack(only(letters), queue.url());

        assertThat(queue.receiveAll().get(0).messageAttributes()).containsOnlyKeys("tenant");
    }

    /** Of a group SQS gives no more than ten as long as these are hidden. */
    @Test
    void aWholeGroupComesBackInOrderByListingAndSendingBackRepeatedly() {
        LocalQueue letters = aws.createQueue("group-letters.fifo");
        LocalQueue queue = aws.createQueue("group.fifo");
        for (int i = 10; i < 35; i++) {
            letters.send("{\"number\": " + i + "}", "group");
        }
        Redrive redrive = Redrive.of(letters.url(), aws.sqsClient());

        List<DeadLetter> listed = redrive.list(100, Duration.ofMinutes(5));
        while (!listed.isEmpty()) {
            listed.forEach(letter -> redrive.sendBack(letter, queue.url()));
            listed = redrive.list(100, Duration.ofMinutes(5));
        }

        assertThat(letters.size()).isZero();
        assertThat(queue.receiveAll())
                .hasSize(25)
                .isSortedAccordingTo(Comparator.comparing(software.amazon.awssdk.services.sqs.model.Message::body));
    }

    private static void take(LocalQueue letters, Message message, String reason, String subscriber) {
        new SqsDeadLetterQueue(letters.url(), aws.sqsClient(), Clock.fixed(NOW, ZoneOffset.UTC))
                .take(message, reason, subscriber);
    }

    private static DeadLetter only(LocalQueue letters) {
        return Redrive.of(letters.url(), aws.sqsClient())
                .list(10, Duration.ofMinutes(1))
                .get(0);
    }

    private static Message.Builder refusedBefore() {
        return Message.builder("id", "{}")
                .queueArn(SOURCE)
                .systemAttributes(Map.of())
                .attribute("tenant", text("acme"))
                .attribute(SqsDeadLetterQueue.REASON, text("the old reason"))
                .attribute(SqsDeadLetterQueue.SUBSCRIBER, text("the old subscriber"))
                .attribute(SqsDeadLetterQueue.TIME, text("2020-01-01T00:00:00Z"))
                .attribute(SqsDeadLetterQueue.QUEUE, text("arn:aws:sqs:us-east-1:000000000000:old"));
    }

    private static MessageAttribute text(String value) {
        return new MessageAttribute("String", value, null);
    }
}
