package io.sqsmega.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.listen.SqsListener;
import io.sqsmega.local.LocalAws;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.test.LocalAwsTest;
import io.sqsmega.test.TestQueue;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

@LocalAwsTest
@Tag("slow")
class OrdersApplicationTest {

    @Test
    void theListenerStartsAndStopsWithTheApplication(LocalAws aws, TestQueue queue) throws InterruptedException {
        CountDownLatch processed = new CountDownLatch(1);
        SqsListener.Builder builder = SqsListener.builder(queue.local().url())
                .client(aws.sqsClient())
                .waitTime(Duration.ofSeconds(1))
                .observer(report -> processed.countDown());
        SqsListener listener;
        Orders orders;
        try (ConfigurableApplicationContext application = start(builder)) {
            listener = application.getBean(SqsListener.class);
            orders = application.getBean(Orders.class);
            queue.publisher()
                    .publishPayload(MegaPayload.of(Event.named("order.placed")
                            .attribute("order", "o-1")
                            .build()));

            assertThat(processed.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(health(application).getStatus()).isEqualTo(Status.UP);
        }

        assertThat(orders.all()).containsExactly("o-1");
        assertThat(queue.local().size()).isZero();
        assertThat(listener.isReceiving()).isFalse();
    }

    private static ConfigurableApplicationContext start(SqsListener.Builder queue) {
        return new SpringApplicationBuilder(OrdersApplication.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("queue", queue))
                .run();
    }

    private static Health health(ConfigurableApplicationContext application) {
        return application.getBean("sqsHealthIndicator", HealthIndicator.class).health();
    }
}
