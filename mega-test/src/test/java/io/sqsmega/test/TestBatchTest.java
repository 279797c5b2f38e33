package io.sqsmega.test;

import static io.sqsmega.match.Matchers.present;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import io.sqsmega.subscribe.Result;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TestBatchTest {
    private static final Instant SENT = Instant.parse("2026-11-22T10:15:30Z");

    @Test
    void aRecordHasWhatLambdaGivesIt() {
        SQSMessage record = TestBatch.ofBodies("hello").event().getRecords().get(0);

        assertThat(record.getBody()).isEqualTo("hello");
        assertThat(record.getMd5OfBody()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(record.getEventSource()).isEqualTo("aws:sqs");
        assertThat(record.getEventSourceArn()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:queue");
        assertThat(record.getAwsRegion()).isEqualTo("us-east-1");
        assertThat(record.getReceiptHandle()).isNotEmpty();
        assertThat(record.getMessageAttributes()).isEmpty();
        assertThat(record.getAttributes())
                .containsOnlyKeys(
                        "ApproximateReceiveCount", "SentTimestamp", "SenderId", "ApproximateFirstReceiveTimestamp");
    }

    @Test
    void eachRecordHasAnIdOfItsOwn() {
        assertThat(TestBatch.ofBodies("a", "a").event().getRecords())
                .extracting(SQSMessage::getMessageId)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatARecordIsGivenArrives() {
        Message message = read(TestBatch.of(TestRecord.ofBody("hello")
                .withId("1")
                .withReceiveCount(4)
                .sentAt(SENT)
                .inGroup("tenant-a")
                .withSystemAttribute("AWSTraceHeader", "Root=1")
                .withAttribute("tenant", "acme")));

        assertThat(message.id()).isEqualTo("1");
        assertThat(message.receiveCount()).isEqualTo(4);
        assertThat(message.sentAt()).isEqualTo(SENT);
        assertThat(message.groupId()).isEqualTo("tenant-a");
        assertThat(message.isFifo()).isFalse();
        assertThat(message.systemAttributes()).containsEntry("AWSTraceHeader", "Root=1");
        assertThat(message.attributes()).containsOnlyKeys("tenant");
    }

    @Test
    void attributesHaveTheirTypes() {
        Message message = read(TestBatch.of(TestRecord.ofBody("hello")
                .withAttribute("priority", new MessageAttribute("Number", "5", null))
                .withAttribute("tags", new MessageAttribute("String.Array", "[\"gold\"]", null))
                .withAttribute("key", MessageAttribute.of(Bytes.of((byte) 1)))));

        assertThat(MessagePattern.builder()
                        .attribute("priority", 5)
                        .attribute("tags", "gold")
                        .attribute("key", present())
                        .build()
                        .explain(message))
                .isEmpty();
        assertThat(message.attributes().get("key")).isEqualTo(MessageAttribute.of(Bytes.of((byte) 1)));
    }

    @Test
    void aFifoBatchHasOrderAndGroups() {
        TestBatch fifo = TestBatch.fifo(
                TestRecord.ofBody("a").inGroup("g"), TestRecord.ofBody("b").inGroup("g"));

        assertThat(read(fifo).isFifo()).isTrue();
        assertThat(fifo.event().getRecords())
                .extracting(record -> record.getAttributes().get("SequenceNumber"))
                .isSorted()
                .allMatch(number -> number.length() == 20);
    }

    @Test
    void aFifoRecordWithoutAGroupIsRefused() {
        assertThatThrownBy(() -> TestBatch.fifo(TestRecord.ofBody("a").withId("1")))
                .hasMessage("a record of a FIFO queue must be in a group, got none: TestRecord[1]");
    }

    @Test
    void theQueueCanBeAnother() {
        assertThat(read(TestBatch.ofBodies("a").from("arn:aws:sqs:eu-west-1:111122223333:cart"))
                        .queueArn())
                .isEqualTo("arn:aws:sqs:eu-west-1:111122223333:cart");
    }

    @Test
    void aReceiveCountBelowOneIsRefused() {
        assertThatThrownBy(() -> TestRecord.ofBody("a").withReceiveCount(0))
                .hasMessage("receiveCount must be at least 1, got 0");
    }

    private static Message read(TestBatch batch) {
        return HandlerTester.of(new Orders(() -> Result.OK))
                .deliver(batch)
                .message(0)
                .message();
    }
}
