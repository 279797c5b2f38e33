package io.sqsmega.cloudevents;

import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.settle.SqsMessages;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** A queue that hands over at once what a publisher sends to it. */
final class Sent implements SqsClient {
    private SendMessageRequest request = SendMessageRequest.builder().build();

    private Sent() {}

    /** The attributes of the message that a publisher would send. */
    static Map<String, MessageAttribute> of(Publication publication) {
        return new HashMap<>(delivered(publication).attributes());
    }

    /** The message that a receiver would get. */
    static Message delivered(Publication publication) {
        Sent queue = new Sent();
        SqsPublisher.of("http://localhost/queue", queue).publish(publication);
        return SqsMessages.read(
                software.amazon.awssdk.services.sqs.model.Message.builder()
                        .messageId("m")
                        .body(queue.request.messageBody())
                        .messageAttributes(queue.request.messageAttributes())
                        .build(),
                null);
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        this.request = request;
        return SendMessageResponse.builder().messageId("m").build();
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
