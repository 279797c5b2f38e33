package io.sqsmega.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.JsonFunction;
import io.sqsmega.local.LocalContext;
import io.sqsmega.local.PollResult;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.settle.DeadLetter;
import io.sqsmega.settle.Redrive;
import io.sqsmega.settle.SqsDeadLetterQueue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One scenario for every backend: topic, queue, function, one retry and one dead letter. */
abstract class OrderScenario {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    abstract SnsClient sns();

    abstract SqsClient sqs();

    /** Starts an {@link OrderFunction} with this dead-letter queue; here in this JVM. */
    JsonFunction deploy(String queueUrl, String deadLetterQueueUrl) throws Exception {
        OrderFunction function = new OrderFunction(HandlerOptions.builder()
                .deadLetters(SqsDeadLetterQueue.of(deadLetterQueueUrl, sqs()))
                .build());
        return event -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            function.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    answer,
                    LocalContext.withTimeLeft(LONGEST));
            return answer.toString(StandardCharsets.UTF_8);
        };
    }

    @Test
    @Timeout(240)
    void anOrderIsRetriedOnceAndABrokenOneIsADeadLetter() throws Exception {
        String topic =
                sns().createTopic(request -> request.name(name("orders"))).topicArn();
        String queue = queue("orders");
        String deadLetterQueue = queue("orders-dlq");
        sns().subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(arn(queue)));
        SnsPublisher publisher = SnsPublisher.of(topic, sns());
        publisher.publishPayload(order("1", 5));
        publisher.publishPayload(order("2", 0));

        PollResult result = EventSourcePoller.builder(sqs(), queue)
                .function(deploy(queue, deadLetterQueue))
                .failuresVisibleAfter(Duration.ZERO)
                .build()
                .drain(LONGEST);

        assertThat(result.failure()).isNull();
        assertThat(result.kept()).hasSize(1);
        assertThat(result.deleted()).hasSize(2).containsAll(result.kept());
        List<DeadLetter> deadLetters = Redrive.of(deadLetterQueue, sqs()).list(10, Duration.ofMinutes(1));
        assertThat(deadLetters).extracting(DeadLetter::reason).containsExactly("an order must have a quantity");
        assertThat(deadLetters).extracting(DeadLetter::refusedBy).containsExactly("OrderFunction$OrderPlaced");
        assertThat(deadLetters.get(0).message().body()).contains("order.placed");
    }

    private static MegaPayload order(String id, int quantity) {
        return MegaPayload.of(Event.named("order.placed")
                .domain("orders")
                .subject(id)
                .attribute("quantity", quantity)
                .build());
    }

    private String queue(String stem) {
        return sqs().createQueue(request -> request.queueName(name(stem))).queueUrl();
    }

    private String arn(String queue) {
        return sqs().getQueueAttributes(request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private static String name(String stem) {
        return stem + "-" + UUID.randomUUID();
    }
}
