package io.sqsmega.test;

import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.gte;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.subscribe.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bodies are what AWS's own classes, the patterns and the envelopes expect. */
class AwsBodiesTest {
    private final List<String> seen = new ArrayList<>();
    private final HandlerTester tester = HandlerTester.of(new MegaSqsHandler() {
        {
            on(DataPattern.of(Map.of("Records", anyItem(Map.of("eventSource", "aws:s3")))), (payload, message) -> {
                S3Event event = payload.dataAs(S3Event.class);
                seen.add(event.getRecords().get(0).getS3().getObject().getUrlDecodedKey());
                return Result.OK;
            });
            on(DataPattern.of(Map.of("detail-type", "Order Placed")), (payload, message) -> {
                seen.add(String.valueOf(
                        payload.dataAs(ScheduledEvent.class).getDetail().get("id")));
                return Result.OK;
            });
            on(DataPattern.of(Map.of("Event", "s3:TestEvent")), (payload, message) -> Result.OK);
        }
    });

    @Test
    void s3TellsOfObjects() {
        assertThat(tester.deliverBody(AwsBodies.s3ObjectCreated("bucket", "a folder/b+c.txt")))
                .isDone();
        assertThat(tester.deliverBody(AwsBodies.s3ObjectRemoved("bucket", "gone")))
                .isDone();
        assertThat(tester.deliverBody(AwsBodies.s3TestEvent("bucket"))).isDone();

        assertThat(seen).containsExactly("a folder/b+c.txt", "gone");
    }

    @Test
    void anEnvelopeHasATopicASubjectAndAttributes() {
        MessagePattern urgent = MessagePattern.builder()
                .topic("orders")
                .subject("urgent")
                .attribute("priority", gte(5))
                .build();
        HandlerTester ofMessages = HandlerTester.of(new MegaSqsHandler() {
            {
                on(urgent, (payload, message) -> Result.deadLetter(String.valueOf(message.topicName())));
            }
        });
        Map<String, MessageAttribute> priority = Map.of("priority", new MessageAttribute("Number", "7", null));

        assertThat(ofMessages.deliverBody(AwsBodies.snsEnvelope("orders", "urgent", "text", priority)))
                .withReason("orders");
        assertThat(ofMessages.deliverBody(AwsBodies.snsEnvelope("orders", null, "text", priority)))
                .matchesNobody();
    }

    @Test
    void eventBridgeTellsOfEvents() {
        assertThat(tester.deliverBody(AwsBodies.eventBridge("shop", "Order Placed", Map.of("id", 7))))
                .isDone();

        assertThat(seen).containsExactly("7");
    }

    @Test
    void bodiesNest() {
        assertThat(tester.deliverBody(AwsBodies.snsEnvelope(AwsBodies.s3ObjectCreated("bucket", "key"))))
                .isDone();

        assertThat(seen).containsExactly("key");
    }

    @Test
    void anEnvelopeIsOpened() {
        DeliveredMessage delivered =
                HandlerTester.of(new Orders(() -> Result.OK)).deliverBody(AwsBodies.snsEnvelope(Orders.order(1)));

        assertThat(delivered).isDoneBy("Stock", "Till");
    }
}
