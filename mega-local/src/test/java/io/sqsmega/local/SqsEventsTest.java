package io.sqsmega.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqsEventsTest {

    @Test
    void theRecordsAreThoseOfAFirstReceive() {
        SQSEvent event = SqsEvents.of("a", "b");

        assertThat(event.getRecords()).extracting(SQSMessage::getBody).containsExactly("a", "b");
        assertThat(event.getRecords()).extracting(SQSMessage::getMessageId).doesNotHaveDuplicates();
        assertThat(event.getRecords()).allSatisfy(record -> {
            assertThat(record.getEventSourceArn()).startsWith("arn:aws:sqs:").doesNotEndWith(".fifo");
            assertThat(record.getAttributes()).containsEntry("ApproximateReceiveCount", "1");
        });
    }

    @Test
    void groupsAttributesAndReceiveCountsCanBeGiven() {
        SQSEvent event = SqsEvents.fifo()
                .inGroup("g", "a")
                .attribute("tenant", "acme")
                .message("b", Map.of("ApproximateReceiveCount", "3"))
                .build();

        SQSMessage first = event.getRecords().get(0);
        assertThat(first.getEventSourceArn()).endsWith(".fifo");
        assertThat(first.getAttributes()).containsEntry("MessageGroupId", "g");
        assertThat(first.getMessageAttributes().get("tenant").getStringValue()).isEqualTo("acme");
        assertThat(event.getRecords().get(1).getAttributes()).containsEntry("ApproximateReceiveCount", "3");
    }
}
