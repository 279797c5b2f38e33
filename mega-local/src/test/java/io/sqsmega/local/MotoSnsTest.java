package io.sqsmega.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sqsmega.moto.MotoServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The scenarios with moto, an implementation that is none of ours; skipped, and said so, where it is not installed. */
@Tag("slow")
class MotoSnsTest extends SnsScenarios {
    private static MotoServer moto;
    private static SnsClient sns;
    private static SqsClient sqs;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        if (MotoServer.isInstalled()) {
            moto = MotoServer.start();
            sns = LocalClients.sns(moto.endpoint());
            sqs = LocalClients.sqs(moto.endpoint());
        } else {
            System.out.println("SKIPPED: the SNS scenarios against moto, since python3 has no moto with a server here");
        }
    }

    @BeforeEach
    void isInstalled() {
        assumeTrue(moto != null, "python3 must have moto[server] for the scenarios to be held against it");
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            sns.close();
            sqs.close();
            moto.close();
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
