package io.sqsmega.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.listen.SqsListener;
import io.sqsmega.local.LocalAws;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.test.LocalAwsTest;
import io.sqsmega.test.TestQueue;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@LocalAwsTest
class OrdersServiceTest {
    private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();

    @Test
    void orderIsTakenAndItsMessageDeleted(LocalAws aws, TestQueue queue) throws Exception {
        SqsListener.Builder builder =
                SqsListener.builder(queue.local().url()).client(aws.sqsClient()).waitTime(Duration.ofSeconds(1));
        try (SqsListener listener = OrdersService.listener(builder, orders::add)) {
            Thread process = new Thread(listener::listen, "orders");
            process.start();
            queue.publisher()
                    .publishPayload(MegaPayload.of(
                            Event.named("order.placed").subject("o-1").build()));

            assertThat(orders.poll(30, TimeUnit.SECONDS)).isEqualTo("o-1");
        }
        assertThat(queue.local().size()).isZero();
    }
}
