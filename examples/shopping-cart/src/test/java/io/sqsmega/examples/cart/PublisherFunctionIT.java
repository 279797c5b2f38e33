package io.sqsmega.examples.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.RuntimeApi.Answer;
import io.sqsmega.local.SubscriptionOptions;
import io.sqsmega.test.FunctionProcess;
import io.sqsmega.test.LocalAwsTest;
import io.sqsmega.test.TestQueue;
import io.sqsmega.test.TestTopic;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the deployed publisher publishes, the subscriber function takes. */
@LocalAwsTest
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(180)
class PublisherFunctionIT {

    @Test
    void whatTheDeployedPublisherPublishesReachesTheCart(LocalAws aws, TestTopic topic, TestQueue queue) {
        topic.subscribe(queue, SubscriptionOptions.raw());

        try (FunctionProcess publisher = ExampleFiles.function(PublisherFunction.class)
                .environment(aws.environment())
                .environment(Map.of("CART_TOPIC_ARN", topic.arn()))
                .start()) {
            Answer answer = publisher.invoke(ExampleFiles.event("publish-request"));

            assertThat(answer.isError()).as(answer.body()).isFalse();
            assertThat(answer.body()).contains("messageId");
        }

        Carts carts = new Carts();
        assertThat(queue.deliverTo(new CartHandler(carts)).last()).isDoneBy("ShoppingCartItemAdded");
        assertThat(carts.find("050842f5-7487-400c-bb95-15936c6fba96")).isPresent();
    }
}
