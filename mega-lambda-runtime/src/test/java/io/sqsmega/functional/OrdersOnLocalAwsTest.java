package io.sqsmega.functional;

import io.sqsmega.local.LocalAws;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The scenario with mega-local. */
@Tag("slow")
class OrdersOnLocalAwsTest extends OrderScenario {
    static LocalAws aws;

    @BeforeAll
    static void start() {
        aws = LocalAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Override
    SnsClient sns() {
        return aws.snsClient();
    }

    @Override
    SqsClient sqs() {
        return aws.sqsClient();
    }
}
