package io.sqsmega.aws;

import io.sqsmega.Internal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/** Limits the time of one request, including the SDK's retries. */
@Internal
public final class RequestBound {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final Duration ATTEMPT = Duration.ofSeconds(10);

    private RequestBound() {}

    /**
     * Returns a configuration with the shorter of the time left and the client's own timeout of a call.
     *
     * @param client the configuration of the client, as {@code client::serviceClientConfiguration}
     */
    public static AwsRequestOverrideConfiguration within(
            Duration left, Supplier<? extends SdkServiceClientConfiguration> client) {
        Duration positive = left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(shorter(positive, client, ClientOverrideConfiguration::apiCallTimeout))
                .build();
    }

    /** Returns a configuration for a request with a time limit; null if there is no limit. */
    public static @Nullable AwsRequestOverrideConfiguration withinOrNull(
            @Nullable Duration limit, Supplier<? extends SdkServiceClientConfiguration> client) {
        return limit == null ? null : within(limit, client);
    }

    /**
     * Returns a configuration for a small request that a message waits for: at most 10 seconds for one attempt and 30
     * seconds for all attempts, or the client's own timeouts if they are shorter. Without it, a connection that
     * receives no data takes 30 seconds, and each retry takes as long.
     *
     * @param client the configuration of the client, as {@code client::serviceClientConfiguration}
     */
    public static AwsRequestOverrideConfiguration ofSmallRequest(
            Supplier<? extends SdkServiceClientConfiguration> client) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(shorter(CALL, client, ClientOverrideConfiguration::apiCallTimeout))
                .apiCallAttemptTimeout(shorter(ATTEMPT, client, ClientOverrideConfiguration::apiCallAttemptTimeout))
                .build();
    }

    /** Returns a supplier that asks a client for its configuration once: the SDK makes a new one for each call. */
    public static Supplier<SdkServiceClientConfiguration> remembered(
            Supplier<? extends SdkServiceClientConfiguration> client) {
        AtomicReference<SdkServiceClientConfiguration> known = new AtomicReference<>();
        return () -> {
            SdkServiceClientConfiguration configuration = known.get();
            if (configuration == null) {
                configuration = client.get();
                known.set(configuration);
            }
            return configuration;
        };
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
            // The SDK's default for clients implemented elsewhere.
            return Optional.empty();
        }
    }
}
