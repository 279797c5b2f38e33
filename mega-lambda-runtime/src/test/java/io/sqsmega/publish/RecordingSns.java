package io.sqsmega.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Accepts every message, and keeps its attributes. Not thread-safe. */
final class RecordingSns implements SnsClient {
    static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:orders";

    private final List<Map<String, String>> sent = new ArrayList<>();

    List<Map<String, String>> sent() {
        return sent;
    }

    @Override
    public PublishResponse publish(PublishRequest request) {
        Map<String, String> texts = new TreeMap<>();
        request.messageAttributes().forEach((name, value) -> texts.put(name, value.stringValue()));
        sent.add(texts);
        return PublishResponse.builder().messageId("n" + sent.size()).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
