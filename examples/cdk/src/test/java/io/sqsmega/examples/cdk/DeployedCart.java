package io.sqsmega.examples.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.examples.cart.CartHandler;
import io.sqsmega.examples.cart.Carts;
import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.PollResult;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.settle.SqsDeadLetterQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The shopping cart in the account, whoever deployed it: what must be there, and what it must do. */
final class DeployedCart implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SqsClient sqs = SqsClient.create();
    private final SnsClient sns = SnsClient.create();
    private final LambdaClient lambda = LambdaClient.create();
    private final String topicArn;
    private final String queueUrl;
    private final String deadLetterQueueUrl;
    private final String subscriber;
    private final String publisher;

    /** @param resources the physical ids of the stack's, by name */
    DeployedCart(Map<String, String> resources) {
        assertThat(resources)
                .containsKeys("CartTopic", "CartQueue", "CartDeadLetterQueue", "CartFunction", "PublisherFunction");
        this.topicArn = resources.get("CartTopic");
        this.queueUrl = resources.get("CartQueue");
        this.deadLetterQueueUrl = resources.get("CartDeadLetterQueue");
        this.subscriber = resources.get("CartFunction");
        this.publisher = resources.get("PublisherFunction");
    }

    void checkQueues() throws Exception {
        assertThat(attributes(queueUrl))
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "180")
                .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600")
                .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "20")
                .containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
        assertThat(attributes(deadLetterQueueUrl))
                .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "1209600")
                .containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
        JsonNode redrive = JSON.readTree(attributes(queueUrl).get(QueueAttributeName.REDRIVE_POLICY));
        assertThat(redrive.get("deadLetterTargetArn").textValue()).isEqualTo(arn(deadLetterQueueUrl));
        assertThat(redrive.get("maxReceiveCount").asInt()).isEqualTo(15);
    }

    void checkEventSource() {
        EventSourceMappingConfiguration mapping = lambda.listEventSourceMappings(
                        request -> request.eventSourceArn(arn(queueUrl)))
                .eventSourceMappings()
                .get(0);

        assertThat(mapping.functionArn()).endsWith(":function:" + subscriber);
        assertThat(mapping.batchSize()).isEqualTo(10);
        assertThat(mapping.functionResponseTypes()).containsExactly(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
    }

    void checkFunctions(Path jar) throws Exception {
        for (GetFunctionConfigurationResponse function : List.of(function(subscriber), function(publisher))) {
            assertThat(function.runtimeAsString()).isEqualTo("java25");
            assertThat(function.memorySize()).isEqualTo(1024);
            assertThat(function.timeout()).isEqualTo(30);
            assertThat(function.codeSize()).isEqualTo(Files.size(jar));
        }
        assertThat(function(subscriber).handler()).isEqualTo("io.sqsmega.examples.cart.CartHandler");
        assertThat(environment(subscriber))
                .isEqualTo(Map.of(
                        "MEGA_QUEUE_URL",
                        queueUrl,
                        "MEGA_DEAD_LETTER_QUEUE_URL",
                        deadLetterQueueUrl,
                        "MEGA_GIVE_UP_AT_RECEIVE",
                        "5",
                        "METRIC_NAMESPACE",
                        "ShoppingCart"));
        assertThat(environment(publisher)).isEqualTo(Map.of("CART_TOPIC_ARN", topicArn));
    }

    private GetFunctionConfigurationResponse function(String name) {
        return lambda.getFunctionConfiguration(request -> request.functionName(name));
    }

    private Map<String, String> environment(String function) {
        return function(function).environment().variables();
    }

    /**
     * The emulator's stand-in for the subscription: made by hand, as the template says, but without its filter policy,
     * on whose {@code $or} the emulator fails.
     */
    void subscribe(Map<String, Object> properties) throws Exception {
        String redrivePolicy = JSON.writeValueAsString(Map.of("deadLetterTargetArn", arn(deadLetterQueueUrl)));
        assertThat(properties.get("RedrivePolicy")).isEqualTo(Map.of("deadLetterTargetArn", "CartDeadLetterQueue.Arn"));
        sns.subscribe(request -> request.topicArn(topicArn)
                .protocol(properties.get("Protocol").toString())
                .endpoint(arn(queueUrl))
                .attributes(Map.of(
                        "RawMessageDelivery",
                        properties.get("RawMessageDelivery").toString(),
                        "RedrivePolicy",
                        redrivePolicy)));
    }

    /** What is published reaches the cart, and what is refused the dead-letter queue, through what was deployed. */
    void checkTheWayOfAMessage() throws Exception {
        SnsPublisher publisher = SnsPublisher.of(topicArn, sns);
        publisher.publishPayload(itemAdded("18a3f92e"));
        publisher.publishPayload(itemAdded(""));
        Carts carts = new Carts();
        CartHandler handler = new CartHandler(carts, environment(subscriber));

        PollResult polled = EventSourcePoller.builder(sqs, queueUrl)
                .function(handler)
                .build()
                .drain(Duration.ofSeconds(30));

        assertThat(polled.failure()).isNull();
        assertThat(polled.deleted()).hasSize(2);
        assertThat(carts.find("18a3f92e")).isPresent();
        assertThat(receive(deadLetterQueueUrl))
                .singleElement()
                .satisfies(message -> assertThat(message.messageAttributes()).containsKey(SqsDeadLetterQueue.REASON));
    }

    private static MegaPayload itemAdded(String cartId) {
        Event added = Event.named("item.added")
                .domain("shopping_cart")
                .subject("987650")
                .attribute("item_id", "shirt")
                .attribute("quantity", 5)
                .build();
        ObjectData object = ObjectData.builder()
                .type("shopping_cart")
                .id(cartId)
                .current(Map.of("id", "18a3f92e", "user_id", 987650, "revision", 1, "items", List.of()))
                .build();
        return MegaPayload.builder(added).object(object).build();
    }

    private List<Message> receive(String url) {
        return sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
    }

    /** After the stack is deleted. */
    void checkThatNothingIsLeft() {
        assertThat(sqs.listQueues().queueUrls()).isEmpty();
        assertThat(sns.listTopics().topics()).isEmpty();
        assertThat(lambda.listFunctions().functions()).isEmpty();
        assertThat(lambda.listEventSourceMappings().eventSourceMappings()).isEmpty();
    }

    private String arn(String url) {
        return attributes(url).get(QueueAttributeName.QUEUE_ARN);
    }

    private Map<QueueAttributeName, String> attributes(String url) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    @Override
    public void close() {
        sqs.close();
        sns.close();
        lambda.close();
    }
}
