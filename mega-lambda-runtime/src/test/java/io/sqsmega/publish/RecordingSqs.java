package io.sqsmega.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Accepts every message, and keeps its attributes. Not thread-safe. */
public final class RecordingSqs implements SqsClient {
    public static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders";

    private final List<Map<String, String>> sent = new ArrayList<>();
    private final List<String> traceHeaders = new ArrayList<>();
    private int batches;
    private boolean isDown;

    /** From now on every request fails. */
    public RecordingSqs down() {
        isDown = true;
        return this;
    }

    /** The attributes of each message, in the order in which they were sent. */
    public List<Map<String, String>> sent() {
        return sent;
    }

    /** The number of requests with several messages. */
    public int batches() {
        return batches;
    }

    /** X-Ray's header of each message, or the empty text. */
    public List<String> traceHeaders() {
        return traceHeaders;
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        if (isDown) {
            throw SqsException.builder().message("it is down").statusCode(503).build();
        }
        add(request.messageAttributes(), request.messageSystemAttributes());
        return SendMessageResponse.builder().messageId("m" + sent.size()).build();
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        if (isDown) {
            throw SqsException.builder().message("it is down").statusCode(503).build();
        }
        batches++;
        List<SendMessageBatchResultEntry> successful = new ArrayList<>();
        for (SendMessageBatchRequestEntry entry : request.entries()) {
            add(entry.messageAttributes(), entry.messageSystemAttributes());
            successful.add(SendMessageBatchResultEntry.builder()
                    .id(entry.id())
                    .messageId("m" + sent.size())
                    .build());
        }
        return SendMessageBatchResponse.builder().successful(successful).build();
    }

    private void add(
            Map<String, MessageAttributeValue> attributes,
            Map<MessageSystemAttributeNameForSends, MessageSystemAttributeValue> systemAttributes) {
        Map<String, String> texts = new TreeMap<>();
        attributes.forEach((name, value) -> texts.put(name, value.stringValue()));
        sent.add(texts);
        MessageSystemAttributeValue header = systemAttributes.get(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER);
        traceHeaders.add(header == null ? "" : header.stringValue());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
