package io.sqsmega.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

        assertThat(RequestBound.within(Duration.ofSeconds(3), fake).apiCallTimeout())
                .contains(Duration.ofSeconds(3));
    }

    private static Duration bound(Duration left, @Nullable Duration own) {
        try (SqsClient client = SqsClient.builder()
                .region(Region.EU_WEST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(config -> config.apiCallTimeout(own))
                .build()) {
            return RequestBound.within(left, client).apiCallTimeout().orElseThrow();
        }
    }
}
