package io.sqsmega.settle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a URL and an ARN, or two URLs, name one queue. */
class QueueIdentityTest {
    private static final String ARN = "arn:aws:sqs:eu-west-1:111122223333:cart";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sqs.eu-west-1.amazonaws.com/111122223333/cart",
                "https://sqs.eu-west-1.amazonaws.com/111122223333/cart/",
                "https://eu-west-1.queue.amazonaws.com/111122223333/cart",
                "https://queue.amazonaws.com/111122223333/cart",
                "https://vpce-0a1b-2c3d.sqs.eu-west-1.vpce.amazonaws.com/111122223333/cart",
                "http://sqs.eu-west-1.localhost.localstack.cloud:4566/111122223333/cart",
                "http://127.0.0.1:9324/111122223333/cart",
                "http://localhost:9324/queue/cart"
            })
    void theSameQueue(String url) {
        assertThat(QueueIdentity.ofUrl(url).isSameAs(QueueIdentity.ofArn(ARN))).isTrue();
        assertThat(QueueIdentity.ofArn(ARN).isSameAs(QueueIdentity.ofUrl(url))).isTrue();
        assertThat(QueueIdentity.ofUrl(url).isSameAs(QueueIdentity.ofUrl(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sqs.eu-west-1.amazonaws.com/111122223333/cart-dlq",
                "https://sqs.eu-west-1.amazonaws.com/111122223333/Cart",
                "https://sqs.eu-west-1.amazonaws.com/444455556666/cart",
                "https://sqs.us-east-1.amazonaws.com/111122223333/cart",
                "https://us-east-1.queue.amazonaws.com/111122223333/cart",
                "http://127.0.0.1:9324/111122223333/cart.fifo",
                "http://127.0.0.1:9324/",
                "not a URL"
            })
    void anotherQueue(String url) {
        assertThat(QueueIdentity.ofUrl(url).isSameAs(QueueIdentity.ofArn(ARN))).isFalse();
    }
}
