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
 * What the environment of a function or a service says about its queues. {@code MegaQueue} of mega-cdk-constructs and
 * the example's {@code template.yaml} set these variables:
 *
 * <ul>
 *   <li>{@value #QUEUE_URL}: the queue that messages come from. Those that stay come again as {@link SqsBackoff} says.
 *       A function of several queues has only the next, and its backoff looks them up.
 *   <li>{@value #DEAD_LETTER_QUEUE_URL}: where refused messages go at once, by {@link SqsDeadLetterQueue}.
 *   <li>{@value #GIVE_UP_AT_RECEIVE}: the receive at which a message that still fails is refused, 1 to 1,000.
 * </ul>
 *
 * <p>What is not set has its default. {@code sam local} sets the URLs to names that lead nowhere, so with
 * {@code AWS_SAM_LOCAL} nothing is. The AWS SDK ({@code software.amazon.awssdk:sqs}) is loaded only if a URL is set.
 * Thread-safe.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class QueueEnvironment {
    /** The variable that has the URL of the queue. */
    public static final String QUEUE_URL = "MEGA_QUEUE_URL";
    /** The variable that has the URL of the dead-letter queue. */
    public static final String DEAD_LETTER_QUEUE_URL = "MEGA_DEAD_LETTER_QUEUE_URL";
    /** The variable that has the receive at which a message that still fails is refused. */
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

    /** Reads the variables of {@link System#getenv()}, or of a test. */
    public static QueueEnvironment read(Map<String, String> environment) {
        return new QueueEnvironment(environment.containsKey("AWS_SAM_LOCAL") ? Map.of() : environment);
    }

    /**
     * The URL of the queue.
     *
     * @throws IllegalStateException if it is not set
     */
    public String queueUrl() {
        if (queueUrl == null) {
            throw new IllegalStateException(QUEUE_URL + " must be the URL of the queue, got none");
        }
        return queueUrl;
    }

    /**
     * Where refused messages go; to the redrive policy if the variable is not set.
     *
     * @throws IllegalStateException if that is the queue itself, or one of the other kind
     */
    public DeadLetterSink deadLetters() {
        return deadLetterQueueUrl == null ? DeadLetterSink.BY_REDRIVE_POLICY : deadLetterQueue(deadLetterQueueUrl);
    }

    private DeadLetterSink deadLetterQueue(String url) {
        SqsDeadLetterQueue letters = SqsDeadLetterQueue.of(url, client(DEAD_LETTER_QUEUE_URL, url));
        if (queueUrl != null) {
            letters.checkFits(queueUrl);
        }
        return letters;
    }

    /** When messages that stay come again; when the visibility timeout has passed if neither URL is set. */
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

    /** One for both queues, which are of one region. */
    private synchronized SqsClient client(String variable, String url) {
        SdkModule.SQS.check();
        SqsClient made = client == null ? QueueUrl.of(variable, url).client(null) : client;
        client = made;
        return made;
    }

    /**
     * The receive at which a message that still fails is refused; empty if the variable is not set.
     *
     * @throws IllegalArgumentException if it is no whole number from 1 to 1,000
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
