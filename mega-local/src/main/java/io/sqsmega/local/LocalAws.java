package io.sqsmega.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sqsmega.local.sns.SnsServer;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SQS and SNS inside this JVM: queues, topics that fan out to them, and pollers that feed functions.
 *
 * <pre>{@code
 * try (LocalAws aws = LocalAws.start()) {
 *     LocalQueue queue = aws.createQueue("cart");
 *     aws.createTopic("events").subscribe(queue);
 *     aws.snsClient().publish(request -> request.topicArn(…).message(…));
 *     aws.poll(queue, new CartHandler()).drain(Duration.ofSeconds(10));
 * }
 * }</pre>
 *
 * <p>Starting takes 2 to 3 s in a cold JVM, nearly all of it for ElasticMQ: start one instance for a test class, not
 * for each test, and give each test its own queue. The services listen on 127.0.0.1 only. They handle about 200
 * requests a second, so they are for tests and demonstrations, not for measurements. Nothing is stored; closing forgets
 * everything.
 *
 * <p>ElasticMQ is more lenient than SQS: message attributes do not count towards the limit of 1 MiB, a FIFO message can
 * be deleted after its visibility timeout, and some errors have other codes. A redrive of a dead-letter queue with
 * messages that were sent to it is rejected at once unless a destination is named; on AWS it starts and then fails with
 * the same code, {@code CouldNotDetermineMessageSource}. {@link SnsServer} describes the topics.
 *
 * <p>Differences from SQS's documentation:
 *
 * <ul>
 *   <li>{@code MessageAttributeNames=["foo.*"]} returns nothing, and an empty receive answers {@code "Messages": []}.
 *   <li>{@code MessageRetentionPeriod}, {@code MaximumMessageSize}, {@code Policy}, {@code SqsManagedSseEnabled} and
 *       {@code Kms*} are accepted and not returned; {@code RedriveAllowPolicy} is rejected.
 *   <li>Visibility timeouts above 12 hours and below 0, an empty batch, and other characters in the ids of a batch are
 *       rejected by {@link #sqsClient()} only; another client can send them. In a batch of visibility timeouts, none is
 *       rejected.
 *   <li>{@code ListQueues} ignores {@code MaxResults}.
 *   <li>{@code SenderId} is {@code 127.0.0.1}, and the {@code SequenceNumber} of a FIFO message counts from 0 instead
 *       of having 20 digits.
 * </ul>
 *
 * <p>ElasticMQ logs through SLF4J. Without a provider on the class path, SLF4J prints a warning of three lines once;
 * {@code slf4j-nop} in test scope prevents it.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class LocalAws implements AutoCloseable {
    private final EmbeddedSqs sqs;
    private final SnsServer sns;
    private final SnsClient snsClient;

    private LocalAws(EmbeddedSqs sqs, SnsServer sns) {
        this.sqs = sqs;
        this.sns = sns;
        this.snsClient = LocalClients.sns(sns.endpoint());
    }

    /**
     * Starts both services on free ports, in 2 to 3 s.
     *
     * @return both services, which the caller closes
     */
    public static LocalAws start() {
        return builder().start();
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a client of the embedded SQS} It is closed together with this object. */
    public SqsClient sqsClient() {
        return sqs.client();
    }

    /** {@return a client of the embedded SNS} It is closed together with this object. */
    public SnsClient snsClient() {
        return snsClient;
    }

    /** {@return the endpoint of SQS, for your own client and for {@code aws sqs … --endpoint-url}} */
    public URI sqsEndpoint() {
        return sqs.endpoint();
    }

    /** {@return the endpoint of SNS, for your own client and for {@code aws sns … --endpoint-url}} */
    public URI snsEndpoint() {
        return sns.endpoint();
    }

    /**
     * {@return the environment variables with which any AWS SDK and the AWS command line find both endpoints by
     * themselves: region, credentials, {@code AWS_ENDPOINT_URL_SQS} and {@code AWS_ENDPOINT_URL_SNS}} Version 1 of the
     * command line ignores the variable for SQS and needs {@code --endpoint-url} there.
     */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_REGION", LocalClients.REGION.id(),
                "AWS_DEFAULT_REGION", LocalClients.REGION.id(),
                "AWS_ACCESS_KEY_ID", LocalClients.ACCESS_KEY_ID,
                "AWS_SECRET_ACCESS_KEY", LocalClients.SECRET_ACCESS_KEY,
                "AWS_ENDPOINT_URL_SQS", sqs.endpoint().toString(),
                "AWS_ENDPOINT_URL_SNS", sns.endpoint().toString());
    }

    /**
     * Creates a queue without a dead-letter queue; FIFO if its name ends in {@code .fifo}.
     *
     * @param name the name
     * @return the queue
     */
    public LocalQueue createQueue(String name) {
        return createQueue(name, QueueOptions.defaults());
    }

    /**
     * Creates a queue, and its dead-letter queue if the options ask for one; FIFO if its name ends in {@code .fifo}.
     *
     * @param name the name
     * @param options how the message is published
     * @return the queue
     */
    public LocalQueue createQueue(String name, QueueOptions options) {
        return LocalQueue.create(sqs, name, options);
    }

    /**
     * Creates a topic; FIFO if its name ends in {@code .fifo}.
     *
     * @param name the name
     * @return the topic
     */
    public LocalTopic createTopic(String name) {
        return LocalTopic.create(snsClient, name);
    }

    /**
     * {@return a poller with Lambda's defaults (ten messages, no window, partial responses) from the queue to the
     * function} It has not started: call {@link EventSourcePoller#pollOnce()}, {@link EventSourcePoller#drain} or
     * {@link EventSourcePoller#start()}. For other settings see {@link EventSourcePoller#builder}.
     *
     * @param queue the queue
     * @param function the function
     */
    public EventSourcePoller poll(LocalQueue queue, RequestHandler<SQSEvent, ?> function) {
        return EventSourcePoller.builder(queue).function(function).build();
    }

    /** Stops both services and forgets queues, topics and messages. Running pollers stop by themselves. */
    @Override
    public void close() {
        snsClient.close();
        sns.close();
        sqs.close();
    }

    /** Builds a {@link LocalAws}. Not thread-safe. */
    public static final class Builder {
        private int sqsPort;
        private int snsPort;

        private Builder() {}

        /**
         * Default: any free port.
         *
         * @param sqsPort the port of SQS
         * @return this builder
         */
        public Builder sqsPort(int sqsPort) {
            this.sqsPort = sqsPort;
            return this;
        }

        /**
         * Default: any free port.
         *
         * @param snsPort the port of SNS
         * @return this builder
         */
        public Builder snsPort(int snsPort) {
            this.snsPort = snsPort;
            return this;
        }

        /**
         * Starts both services.
         *
         * @return both services, which the caller closes
         * @throws IllegalStateException if a port is taken
         */
        public LocalAws start() {
            EmbeddedSqs sqs = EmbeddedSqs.start(sqsPort);
            try {
                return new LocalAws(sqs, startSns(sqs));
            } catch (RuntimeException e) {
                sqs.close();
                throw e;
            }
        }

        private SnsServer startSns(EmbeddedSqs sqs) {
            return SnsServer.start(snsPort, sqs.client(), LocalClients.REGION, LocalClients.ACCOUNT_ID);
        }
    }
}
