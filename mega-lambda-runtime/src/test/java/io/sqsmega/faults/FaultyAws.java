package io.sqsmega.faults;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The embedded queues, and a client that reaches them through a {@link FaultyProxy}. It tries each request twice, so
 * that a good part of the faults gets through to who uses it.
 */
final class FaultyAws implements AutoCloseable {
    static final int ATTEMPTS = 2;
    static final long SEED = Long.getLong("mega.faults.seed", 4);
    static final int PERCENT = Integer.getInteger("mega.faults.percent", 40);

    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final LocalAws aws = LocalAws.start();
    private final FaultyProxy proxy = new FaultyProxy(aws.sqsEndpoint());
    private final SqsClient client = client(PATIENCE);

    private SqsClient client(Duration patience) {
        return SqsClient.builder()
                .endpointOverride(proxy.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(patience))
                .overrideConfiguration(config -> config.apiCallAttemptTimeout(patience)
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(ATTEMPTS)
                                .circuitBreakerEnabled(false)
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build()))
                .build();
    }

    LocalQueue queue(String name, Duration visibilityTimeout) {
        return aws.createQueue(
                name,
                QueueOptions.builder()
                        .visibilityTimeout(visibilityTimeout)
                        .maxReceiveCount(100)
                        .build());
    }

    FaultyProxy proxy() {
        return proxy;
    }

    /** Through the proxy. */
    SqsClient client() {
        return client;
    }

    /** Through the proxy, and waiting longer than anything stalls; the caller closes it. */
    SqsClient patientClient() {
        return client(Duration.ofMinutes(1));
    }

    /** Past the proxy. */
    SqsClient direct() {
        return aws.sqsClient();
    }

    @Override
    public void close() {
        client.close();
        proxy.close();
        aws.close();
    }
}
