package io.sqsmega.local;

import static io.sqsmega.local.SharedAws.AWS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

/** A topic of the embedded SNS, to try the rules of the real one on: they arrive as the exceptions of the SDK. */
abstract class SnsRules {
    static final int LIMIT = 262_144;

    final SnsClient sns = AWS.snsClient();
    final String topic = AWS.createTopic(SharedAws.name("topic")).arn();

    PublishResponse publish(Consumer<PublishRequest.Builder> settings) {
        return sns.publish(request -> settings.accept(request.topicArn(topic)));
    }

    PublishBatchResponse publishBatch(List<PublishBatchRequestEntry> entries) {
        return sns.publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(entries));
    }

    static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }

    LocalQueue subscribed(SubscriptionOptions options) {
        LocalQueue queue = SharedAws.queue();
        sns.subscribe(request ->
                request.topicArn(topic).protocol("sqs").endpoint(queue.arn()).attributes(options.attributes()));
        return queue;
    }

    static void refuses(ThrowingCallable call, Class<? extends SnsException> type, String message) {
        assertThatThrownBy(call).isInstanceOf(type).hasMessageContaining(message);
    }
}
