package io.sqsmega.aws;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkClient;

/**
 * Bounds one request by the time that is left, the SDK's retries included.
 *
 * @since 0.1
 */
public final class RequestBound {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private RequestBound() {}

    /** Returns a configuration with the shorter of the time left and the client's own timeout of a call. */
    public static AwsRequestOverrideConfiguration within(Duration left, SdkClient client) {
        Duration positive = left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
        Duration bound =
                timeoutOf(client).filter(own -> own.compareTo(positive) < 0).orElse(positive);
        return AwsRequestOverrideConfiguration.builder().apiCallTimeout(bound).build();
    }

    private static Optional<Duration> timeoutOf(SdkClient client) {
        try {
            return client.serviceClientConfiguration().overrideConfiguration().apiCallTimeout();
        } catch (UnsupportedOperationException unknown) {
            // The SDK's default for clients that are not its own.
            return Optional.empty();
        }
    }
}
