package io.sqsmega.local;

import static io.sqsmega.local.SharedAws.AWS;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The scenarios with the embedded SNS and SQS. */
class EmbeddedSnsTest extends SnsScenarios {
    @Override
    SnsClient sns() {
        return AWS.snsClient();
    }

    @Override
    SqsClient sqs() {
        return AWS.sqsClient();
    }
}
