package io.sqsmega.examples.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.filters.Assumption;
import io.sqsmega.filters.FilterPolicy;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.SubscriptionOptions;
import io.sqsmega.local.SubscriptionOptions.FilterPolicyScope;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.test.LocalAwsTest;
import io.sqsmega.test.OnQueue;
import io.sqsmega.test.TestQueue;
import io.sqsmega.test.TestTopic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@LocalAwsTest
class FanOutTest {
    private final List<String> invoices = new ArrayList<>();
    private final List<String> parcels = new ArrayList<>();
    private final MegaSqsHandler billing = new BillingFunction(invoices::add);
    private final MegaSqsHandler shipping = new ShippingFunction(parcels::add);

    @Test
    void eachQueueReceivesWhatItsFunctionWants(
            TestTopic topic, @OnQueue("billing") TestQueue billingQueue, @OnQueue("shipping") TestQueue shippingQueue) {
        topic.subscribe(billingQueue, wantedBy(billing));
        topic.subscribe(shippingQueue, wantedBy(shipping));

        publish(topic, "order.placed", "o-1", 4_990);
        publish(topic, "order.placed", "a gift", 0);
        publish(topic, "order.cancelled", "o-1", 4_990);
        publish(topic, "order.viewed", "o-1", 4_990);

        assertThat(billingQueue.local().size()).isEqualTo(1);
        assertThat(shippingQueue.local().size()).isEqualTo(3);
        assertThat(billingQueue.deliverTo(billing).deadLetters()).isEmpty();
        assertThat(shippingQueue.deliverTo(shipping).deadLetters()).isEmpty();
        assertThat(invoices).containsExactly("o-1");
        assertThat(parcels).containsExactlyInAnyOrder("order.placed o-1", "order.placed a gift", "order.cancelled o-1");
    }

    /** As the build of the stack does: MegaQueue takes the policy by {@code filterPolicy(…)}. */
    private static SubscriptionOptions wantedBy(MegaSqsHandler function) {
        FilterPolicy policy = FilterPolicy.of(function)
                .assuming(Assumption.ONLY_JSON, Assumption.PLAIN_NUMBERS)
                .forSnsBody();
        return SubscriptionOptions.builder()
                .rawMessageDelivery(true)
                .filterPolicy(policy.json())
                .filterPolicyScope(FilterPolicyScope.MESSAGE_BODY)
                .build();
    }

    private static void publish(TestTopic topic, String name, String order, int cents) {
        topic.publisher()
                .publishPayload(MegaPayload.of(Event.named(name)
                        .domain("orders")
                        .subject(order)
                        .attribute("cents", cents)
                        .build()));
    }
}
