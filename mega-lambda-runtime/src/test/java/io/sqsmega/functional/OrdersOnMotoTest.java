package io.sqsmega.functional;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sqsmega.moto.MotoServer;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The scenario with moto's queues and topics; skipped, and said so, where it is not installed. */
@Tag("slow")
class OrdersOnMotoTest extends OrderScenario {
    private static @Nullable MotoServer moto;
    private static SnsClient sns;
    private static SqsClient sqs;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        if (!MotoServer.isInstalled()) {
            System.out.println("SKIPPED: the orders on moto, since python3 has no moto with a server here");
            return;
        }
        moto = MotoServer.start();
        sns = local(SnsClient.builder(), moto.endpoint()).build();
        sqs = local(SqsClient.builder(), moto.endpoint()).build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B local(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    @BeforeEach
    void isInstalled() {
        assumeTrue(moto != null, "python3 must have moto[server] for the orders to be tried on it");
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            sns.close();
            sqs.close();
            moto.close();
            moto = null;
        }
    }

    @Override
    SnsClient sns() {
        return sns;
    }

    @Override
    SqsClient sqs() {
        return sqs;
    }
}
