package io.sqsmega.examples.spring;

import io.sqsmega.listen.SqsListener;
import io.sqsmega.subscribe.MegaSubscriber;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Takes orders from the queue of {@code MEGA_QUEUE_URL}. Every subscriber that is a bean is registered. */
@SpringBootApplication
public class OrdersApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(OrdersApplication.class, arguments);
    }

    /** The queue; a test has a bean of its own. */
    @Bean
    @ConditionalOnMissingBean
    SqsListener.Builder queue() {
        return SqsListener.fromEnvironment();
    }

    @Bean
    SqsListener listener(SqsListener.Builder queue, List<MegaSubscriber> subscribers) {
        subscribers.forEach(queue::register);
        return queue.concurrency(20).build();
    }

    /** Shown by Actuator at {@code /actuator/health/sqs}. */
    @Bean
    HealthIndicator sqsHealthIndicator(SqsListener listener) {
        return () -> (listener.isReceiving() ? Health.up() : Health.down())
                .withDetail("inWork", listener.status().inWork())
                .build();
    }
}
