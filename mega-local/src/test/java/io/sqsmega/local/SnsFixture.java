package io.sqsmega.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An SNS and an SQS, whosever they are, and what the scenarios do with them. */
abstract class SnsFixture {
    abstract SnsClient sns();

    abstract SqsClient sqs();

    static List<PublishBatchRequestEntry> batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> PublishBatchRequestEntry.builder()
                        .id("e" + i)
                        .message("m" + i)
                        .build())
                .toList();
    }

    String topic() {
        return sns().createTopic(request -> request.name(SharedAws.name("topic")))
                .topicArn();
    }

    String queue(String suffix) {
        String name = SharedAws.name("queue") + suffix;
        return sqs().createQueue(request -> request.queueName(name)
                        .attributes(suffix.isEmpty() ? Map.of() : Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
    }

    /** Returns the URL of a new queue. */
    String subscribed(String topic, Map<String, String> attributes) {
        String queue = queue("");
        subscribe(topic, queue, attributes);
        return queue;
    }

    String subscribe(String topic, String queue, Map<String, String> attributes) {
        return sns().subscribe(request -> request.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(arn(queue))
                        .attributes(attributes)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
    }

    String arn(String queue) {
        return sqs().getQueueAttributes(request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    void publish(String topic, String message, Map<String, MessageAttributeValue> attributes) {
        sns().publish(request -> request.topicArn(topic).message(message).messageAttributes(attributes));
    }

    Message onlyMessage(String queue) {
        List<Message> all = receiveAll(queue);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    List<Message> receiveAll(String queue) {
        List<Message> all = new ArrayList<>();
        List<Message> batch = receive(queue);
        while (!batch.isEmpty()) {
            all.addAll(batch);
            batch.forEach(message ->
                    sqs().deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle())));
            batch = receive(queue);
        }
        return all;
    }

    private List<Message> receive(String queue) {
        return sqs().receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    static MessageAttributeValue number(String value) {
        return MessageAttributeValue.builder()
                .dataType("Number")
                .stringValue(value)
                .build();
    }

    static MessageAttributeValue bytes(int... values) {
        byte[] bytes = new byte[values.length];
        IntStream.range(0, values.length).forEach(i -> bytes[i] = (byte) values[i]);
        return MessageAttributeValue.builder()
                .dataType("Binary")
                .binaryValue(SdkBytes.fromByteArray(bytes))
                .build();
    }
}
