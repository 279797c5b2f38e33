package io.sqsmega.settle;

import io.sqsmega.aws.RequestBound;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Looks up the URL of a queue, which the API requires, by the ARN that its messages carry. Each URL is looked up once.
 */
final class QueueUrls {
    private final SqsClient client;
    private final @Nullable String only;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    QueueUrls(SqsClient client, @Nullable String only) {
        this.client = client;
        this.only = only;
    }

    String of(String queueArn) {
        return only == null ? urls.computeIfAbsent(queueArn, this::lookUp) : only;
    }

    private String lookUp(String queueArn) {
        QueueIdentity queue = QueueIdentity.ofArn(queueArn);
        if (queue.account().isEmpty()) {
            throw new IllegalArgumentException("queueArn must be arn:aws:sqs:region:account:name, got " + queueArn);
        }
        return client.getQueueUrl(request -> request.queueName(queue.name())
                        .queueOwnerAWSAccountId(queue.account())
                        .overrideConfiguration(RequestBound.ofSmallRequest(client::serviceClientConfiguration)))
                .queueUrl();
    }
}
