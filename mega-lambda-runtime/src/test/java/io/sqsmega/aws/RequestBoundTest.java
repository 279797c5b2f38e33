package io.sqsmega.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class RequestBoundTest {

    @Test
    void aRequestMayTakeTheTimeThatIsLeft() {
        assertThat(bound(Duration.ofSeconds(3), null)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void theClientsOwnTimeoutIsKeptIfItIsShorter() {
        assertThat(bound(Duration.ofSeconds(3), Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(bound(Duration.ofSeconds(3), Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void theSdkTakesNoTimeoutOfZero() {
        assertThat(bound(Duration.ZERO, null)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void aClientThatDoesNotShowItsConfigurationHasNoTimeout() {
        SdkClient fake = new SdkClient() {
            @Override
            public String serviceName() {
                return "fake";
            }

            @Override
            public void close() {}
        };

        assertThat(RequestBound.within(Duration.ofSeconds(3), fake::serviceClientConfiguration)
                        .apiCallTimeout())
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void aRequestThatAMessageWaitsForIsBoundedEvenIfTheClientIsNot() {
        try (SqsClient client = client(null)) {
            AwsRequestOverrideConfiguration bound = RequestBound.ofSmallRequest(client::serviceClientConfiguration);

            assertThat(bound.apiCallTimeout()).contains(Duration.ofSeconds(30));
            assertThat(bound.apiCallAttemptTimeout()).contains(Duration.ofSeconds(10));
        }
        try (SqsClient client = client(Duration.ofSeconds(2))) {
            assertThat(RequestBound.ofSmallRequest(client::serviceClientConfiguration)
                            .apiCallTimeout())
                    .contains(Duration.ofSeconds(2));
        }
    }

    private static Duration bound(Duration left, @Nullable Duration own) {
        try (SqsClient client = client(own)) {
            return RequestBound.within(left, client::serviceClientConfiguration)
                    .apiCallTimeout()
                    .orElseThrow();
        }
    }

    private static SqsClient client(@Nullable Duration timeout) {
        return SqsClient.builder()
                .region(Region.EU_WEST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(config -> config.apiCallTimeout(timeout))
                .build();
    }
}
