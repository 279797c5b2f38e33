package io.sqsmega.settle;

import io.sqsmega.Internal;
import io.sqsmega.aws.QueueUrl;
import io.sqsmega.aws.SdkModule;
import io.sqsmega.dispatch.DeadLetterSink;
import io.sqsmega.dispatch.Redelivery;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The environment variables that configure the queues of a function or a service. {@code MegaQueue} of
 * mega-cdk-constructs and the example's {@code template.yaml} set them:
 *
 * <ul>
 *   <li>{@value #QUEUE_URL}: the URL of the source queue. {@link SqsBackoff} delays messages that stay there. A
 *       function with several queues has only the next variable; its backoff looks the queues up.
 *   <li>{@value #DEAD_LETTER_QUEUE_URL}: the URL of the queue to which {@link SqsDeadLetterQueue} sends refused
 *       messages at once.
 *   <li>{@value #GIVE_UP_AT_RECEIVE}: the receive count at which a message that still fails is refused, 1 to 1,000.
 * </ul>
 *
 * <p>A variable that is not set has its default. With {@code AWS_SAM_LOCAL}, all variables count as not set, because
 * {@code sam local} sets the URLs to names that lead nowhere. The AWS SDK ({@code software.amazon.awssdk:sqs}) is
 * loaded only if a URL is set. Thread-safe.
 *
 * @hidden
 */
@Internal
public final class QueueEnvironment {
    /** The name of the variable for the queue's URL. */
    public static final String QUEUE_URL = "MEGA_QUEUE_URL";
    /** The name of the variable for the dead-letter queue's URL. */
    public static final String DEAD_LETTER_QUEUE_URL = "MEGA_DEAD_LETTER_QUEUE_URL";
    /** The name of the variable for the receive count at which a message that still fails is refused. */
    public static final String GIVE_UP_AT_RECEIVE = "MEGA_GIVE_UP_AT_RECEIVE";

    private static final int MAX_RECEIVES = 1_000;

    private final @Nullable String queueUrl;
    private final @Nullable String deadLetterQueueUrl;
    private final @Nullable String giveUpAtReceive;
    private @Nullable SqsClient client;

    private QueueEnvironment(Map<String, String> environment) {
        this.queueUrl = environment.get(QUEUE_URL);
        this.deadLetterQueueUrl = environment.get(DEAD_LETTER_QUEUE_URL);
        this.giveUpAtReceive = environment.get(GIVE_UP_AT_RECEIVE);
    }

    /** Reads the variables from a map, such as {@link System#getenv()}. */
    public static QueueEnvironment read(Map<String, String> environment) {
        return new QueueEnvironment(environment.containsKey("AWS_SAM_LOCAL") ? Map.of() : environment);
    }

    /**
     * Returns the URL of the queue.
     *
     * @throws IllegalStateException if the variable is not set
     */
    public String queueUrl() {
        if (queueUrl == null) {
            throw new IllegalStateException(QUEUE_URL + " must be the URL of the queue, got none");
        }
        return queueUrl;
    }

    /**
     * Returns the sink for refused messages. If the variable is not set, the redrive policy moves them.
     *
     * @throws IllegalStateException if the dead-letter queue is the source queue, or one of them is FIFO and the other
     *     is not
     */
    public DeadLetterSink deadLetters() {
        return deadLetterQueueUrl == null ? DeadLetterSink.BY_REDRIVE_POLICY : deadLetterQueue(deadLetterQueueUrl);
    }

    private DeadLetterSink deadLetterQueue(String url) {
        SqsDeadLetterQueue sink = SqsDeadLetterQueue.of(url, client(DEAD_LETTER_QUEUE_URL, url));
        if (queueUrl != null) {
            sink.checkFits(queueUrl);
        }
        return sink;
    }

    /**
     * Returns the redelivery of messages that stay. If neither URL is set, they are delivered again after the
     * visibility timeout.
     */
    public Redelivery redelivery() {
        if (queueUrl != null) {
            return SqsBackoff.builder()
                    .queueUrl(queueUrl)
                    .client(client(QUEUE_URL, queueUrl))
                    .build();
        }
        return deadLetterQueueUrl == null
                ? Redelivery.BY_VISIBILITY_TIMEOUT
                : SqsBackoff.builder()
                        .client(client(DEAD_LETTER_QUEUE_URL, deadLetterQueueUrl))
                        .build();
    }

    /** Returns the client for both queues, which are in one region. */
    private synchronized SqsClient client(String variable, String url) {
        SdkModule.SQS.check();
        SqsClient made = client == null ? QueueUrl.of(variable, url).client(null) : client;
        client = made;
        return made;
    }

    /**
     * Returns the receive count at which a message that still fails is refused; empty if the variable is not set.
     *
     * @throws IllegalArgumentException if the value is not a whole number from 1 to 1,000
     */
    public OptionalInt giveUpAtReceive() {
        if (giveUpAtReceive == null) {
            return OptionalInt.empty();
        }
        if (!giveUpAtReceive.matches("0*[1-9][0-9]{0,3}") || Integer.parseInt(giveUpAtReceive) > MAX_RECEIVES) {
            throw new IllegalArgumentException(GIVE_UP_AT_RECEIVE + " must be a whole number from 1 to " + MAX_RECEIVES
                    + ", got \"" + giveUpAtReceive + "\"");
        }
        return OptionalInt.of(Integer.parseInt(giveUpAtReceive));
    }
}
