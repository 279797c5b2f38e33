package io.sqsmega.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;

class QueueUrlTest {
    private static final String RULE =
            "queueUrl must be the URL of a queue, as https://sqs.eu-west-1.amazonaws.com/111122223333/name, got ";
    private static final String NAME = "/111122223333/cart";

    @ParameterizedTest
    @CsvSource({
        "https://sqs.eu-west-1.amazonaws.com, eu-west-1",
        "https://SQS.eu-west-1.amazonaws.com:443, eu-west-1",
        "http://sqs.eu-west-1.amazonaws.com, eu-west-1",
        "https://sqs.cn-northwest-1.amazonaws.com.cn, cn-northwest-1",
        "https://sqs.us-gov-west-1.amazonaws.com, us-gov-west-1",
        "https://sqs.eusc-de-east-1.amazonaws.eu, eusc-de-east-1",
        "https://sqs.us-iso-east-1.c2s.ic.gov, us-iso-east-1",
        "https://sqs.us-isob-east-1.sc2s.sgov.gov, us-isob-east-1",
        "https://sqs.us-isof-south-1.csp.hci.ic.gov, us-isof-south-1",
        "https://sqs-fips.us-east-2.amazonaws.com, us-east-2",
        "https://sqs.ap-southeast-7.api.aws, ap-southeast-7",
        "https://sqs-fips.us-east-1.api.aws, us-east-1",
        "https://sqs.cn-north-1.api.amazonwebservices.com.cn, cn-north-1",
        "https://eu-west-1.queue.amazonaws.com, eu-west-1",
        "https://cn-north-1.queue.amazonaws.com.cn, cn-north-1",
        "https://queue.amazonaws.com, us-east-1",
        "https://vpce-0f1e2d3c-abcdefgh.sqs.eu-central-1.vpce.amazonaws.com, eu-central-1",
        "https://vpce-0f1e2d3c-abcdefgh-eu-central-1a.sqs.eu-central-1.vpce.amazonaws.com, eu-central-1"
    })
    void aUrlOfAwsNamesItsRegion(String host, String region) {
        try (SqsClient client = QueueUrl.of("queueUrl", host + NAME).client(null)) {
            assertThat(client.serviceClientConfiguration().region().id()).isEqualTo(region);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9324/000000000000/q",
                "http://localhost:9324/queue/q",
                "http://my_sqs:9324/000000000000/q.fifo",
                "http://127.0.0.1/q",
                "http://[::1]:4566/000000000000/q",
                "http://sqs.eu-west-1.localhost.localstack.cloud:4566/000000000000/q",
                "http://localhost:4566/queue/eu-west-1/000000000000/q",
                "https://sqs.internal.example.com/q",
                "https://sqs.eu-west-1.amazonaws.com.example.com/111122223333/q",
                "https://sqs.local.amazonaws.com/111122223333/q"
            })
    void anotherUrlGoesWithAClientOfAnyRegion(String url) {
        try (SqsClient client = Clients.sqs("ap-south-1")) {
            QueueUrl queue = QueueUrl.of("queueUrl", url);

            assertThat(queue.client(client)).isSameAs(client);
            assertThat(queue.url()).isEqualTo(url);
            assertThat(queue).hasToString(url);
        }
    }

    @Test
    void aClientOfTheRegionIsTaken() {
        QueueUrl queue = QueueUrl.of("queueUrl", "https://sqs.us-gov-west-1.amazonaws.com" + NAME);
        try (SqsClient same = Clients.sqs("us-gov-west-1");
                SqsClient fips = Clients.sqs("fips-us-gov-west-1")) {
            assertThat(queue.client(same)).isSameAs(same);
            assertThat(queue.client(fips)).isSameAs(fips);
        }
    }

    @Test
    void aClientOfAnotherRegionIsRefusedAndBothAreNamed() {
        QueueUrl queue = QueueUrl.of("queueUrl", "https://sqs.eu-west-1.amazonaws.com" + NAME);
        try (SqsClient other = Clients.sqs("eu-west-2")) {
            assertThatThrownBy(() -> queue.client(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("client must be of region eu-west-1, as queueUrl"
                            + " \"https://sqs.eu-west-1.amazonaws.com/111122223333/cart\" is,"
                            + " got a client of region eu-west-2");
        }
    }

    @Test
    void aClientThatDoesNotShowItsRegionIsTaken() {
        SqsClient fake = new SqsClient() {
            @Override
            public String serviceName() {
                return "fake";
            }

            @Override
            public void close() {}
        };

        assertThat(QueueUrl.of("queueUrl", "https://sqs.eu-west-1.amazonaws.com" + NAME)
                        .client(fake))
                .isSameAs(fake);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sqs:eu-west-1:111122223333:cart, the ARN of a queue",
        "arn:aws:sns:eu-west-1:111122223333:cart, the ARN of a topic",
        "arn:aws:sns:eu-west-1:111122223333:cart:4f2a, the ARN of a subscription",
        "arn:aws:lambda:eu-west-1:111122223333:function:cart, another ARN",
        "cart, a name",
        "cart.fifo, a name",
        "http://localhost:9324, another URL",
        "http://localhost:9324/, another URL",
        "http://localhost/q?Action=SendMessage, another URL",
        "https://sqs.eu-west-1.amazonaws.com/cart, another URL",
        "https://sqs.eu-west-1.amazonaws.com/111122223333/, another URL",
        "https://sqs.eu-west-1.amazonaws.com/111122223333/cart/, another URL",
        "https://sqs.eu-west-1.amazonaws.com/111122223333/cart.FIFO, another URL",
        "ftp://localhost/q, something else",
        "a b, something else"
    })
    void anythingElseIsRefusedAndSaysWhatItIs(String url, String kind) {
        assertThatThrownBy(() -> QueueUrl.of("queueUrl", url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(RULE + kind + ": \"" + url + "\"");
    }

    @Test
    void whatIsShownIsCutAndCleaned() {
        assertThatThrownBy(() -> QueueUrl.of("queueUrl", "a\nb")).hasMessage(RULE + "something else: \"a?b\"");
        assertThatThrownBy(() -> QueueUrl.of("queueUrl", "a ".repeat(500)))
                .hasMessage(RULE + "something else: \"" + "a ".repeat(150) + "\"…");
        assertThatThrownBy(() -> QueueUrl.of("queueUrl", "")).hasMessage(RULE + "something else: \"\"");
    }

    @Test
    void aQueueIsFifoByItsName() {
        assertThat(QueueUrl.of("queueUrl", "http://localhost/q.fifo").isFifo()).isTrue();
        assertThat(QueueUrl.of("queueUrl", "http://localhost/qfifo").isFifo()).isFalse();
    }
}
