package io.sqsmega.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The client of a guard, and what the guard says of itself; no request is made. */
class DynamoDbGuardClientTest {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @BeforeEach
    void setRegion() {
        System.setProperty("aws.region", "eu-west-1");
    }

    @AfterEach
    void clearRegion() {
        System.clearProperty("aws.region");
    }

    @Test
    void theCallersClientStaysOpen() {
        boolean[] closed = {false};
        DynamoDbClient client = new DynamoDbClient() {
            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };

        DynamoDbGuard.builder("seen", SHORTEST).client(client).build().close();

        assertThat(closed[0]).isFalse();
    }

    @Test
    void aGuardHasAClientOfItsOwnAndNamesItsTable() {
        try (DynamoDbGuard guard = DynamoDbGuard.of("seen", SHORTEST)) {
            assertThat(guard).hasToString("DynamoDbGuard[seen]");
        }
    }

    @Test
    void lessThanASecondIsRefused() {
        assertThatThrownBy(() -> DynamoDbGuard.of("seen", SHORTEST.minusMillis(1)))
                .hasMessage("claimExpiry must be at least 1 second, got PT0.999S");
    }
}
