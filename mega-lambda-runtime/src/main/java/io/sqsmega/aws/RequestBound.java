package io.sqsmega.aws;

import io.sqsmega.Internal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/**
 * Bounds one request by the time that is left, the SDK's retries included.
 *
 * @since 0.1
 */
@Internal
public final class RequestBound {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final Duration ATTEMPT = Duration.ofSeconds(10);

    private RequestBound() {}

    /**
     * Returns a configuration with the shorter of the time left and the client's own timeout of a call.
     *
     * @param client its configuration, as {@code client::serviceClientConfiguration}
     */
    public static AwsRequestOverrideConfiguration within(
            Duration left, Supplier<? extends SdkServiceClientConfiguration> client) {
        Duration positive = left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(shorter(positive, client, ClientOverrideConfiguration::apiCallTimeout))
                .build();
    }

    /**
     * Returns a configuration for a small request that a message waits for: at most 10 seconds for an attempt and 30
     * for all of them, or the client's own timeouts if they are shorter. Without it, one connection on which nothing
     * comes takes 30 seconds, and each retry as long.
     *
     * @param client its configuration, as {@code client::serviceClientConfiguration}
     */
    public static AwsRequestOverrideConfiguration ofSmallRequest(
            Supplier<? extends SdkServiceClientConfiguration> client) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(shorter(CALL, client, ClientOverrideConfiguration::apiCallTimeout))
                .apiCallAttemptTimeout(shorter(ATTEMPT, client, ClientOverrideConfiguration::apiCallAttemptTimeout))
                .build();
    }

    private static Duration shorter(
            Duration bound,
            Supplier<? extends SdkServiceClientConfiguration> client,
            Function<ClientOverrideConfiguration, Optional<Duration>> timeout) {
        return timeoutOf(client, timeout)
                .filter(own -> own.compareTo(bound) < 0)
                .orElse(bound);
    }

    private static Optional<Duration> timeoutOf(
            Supplier<? extends SdkServiceClientConfiguration> client,
            Function<ClientOverrideConfiguration, Optional<Duration>> timeout) {
        try {
            return timeout.apply(client.get().overrideConfiguration());
        } catch (UnsupportedOperationException unknown) {
            // The SDK's default for clients that are not its own.
            return Optional.empty();
        }
    }
}
