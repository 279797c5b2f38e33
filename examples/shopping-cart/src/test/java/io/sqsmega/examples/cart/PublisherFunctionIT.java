package io.sqsmega.examples.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.LocalTopic;
import io.sqsmega.local.RuntimeApi.Answer;
import io.sqsmega.local.SubscriptionOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the deployed publisher publishes, the subscriber function takes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(180)
class PublisherFunctionIT {

    @Test
    void whatTheDeployedPublisherPublishesReachesTheCart() throws Exception {
        try (LocalAws aws = LocalAws.start()) {
            LocalQueue queue = aws.createQueue("cart");
            LocalTopic topic = aws.createTopic("cart-events");
            topic.subscribe(queue, SubscriptionOptions.raw());
            Map<String, String> environment = new HashMap<>(aws.environment());
            environment.put("CART_TOPIC_ARN", topic.arn());

            try (LambdaFunction publisher = new LambdaFunction(PublisherFunction.class, environment)) {
                Answer answer = publisher.invoke(ExampleFiles.event("publish-request"));

                assertThat(answer.isError()).as(answer.body()).isFalse();
                assertThat(answer.body()).contains("messageId");
            }

            Carts carts = new Carts();
            aws.poll(queue, new CartHandler(carts)).drain(Duration.ofSeconds(10));
            assertThat(carts.find("050842f5-7487-400c-bb95-15936c6fba96")).isPresent();
        }
    }
}
