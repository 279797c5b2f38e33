package io.sqsmega.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.listen.SqsListener;
import io.sqsmega.local.LocalAws;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.test.LocalAwsTest;
import io.sqsmega.test.TestQueue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@LocalAwsTest
@Tag("slow")
class OrdersApplicationTest {

    @Test
    void theListenerStartsAndStopsWithTheApplication(LocalAws aws, TestQueue queue)
            throws IOException, InterruptedException {
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
            assertThat(health(application)).startsWith("200 ").contains("\"status\":\"UP\"", "\"inWork\":");
        }

        assertThat(orders.all()).containsExactly("o-1");
        assertThat(queue.local().size()).isZero();
        assertThat(listener.isReceiving()).isFalse();
    }

    @Test
    void aListenerThatIsClosedIsUnhealthy(LocalAws aws, TestQueue queue) throws IOException, InterruptedException {
        SqsListener.Builder builder =
                SqsListener.builder(queue.local().url()).client(aws.sqsClient()).waitTime(Duration.ofSeconds(1));
        try (ConfigurableApplicationContext application = start(builder)) {
            application.getBean(SqsListener.class).close();

            assertThat(health(application)).startsWith("503 ").contains("\"status\":\"DOWN\"");
        }
    }

    private static ConfigurableApplicationContext start(SqsListener.Builder queue) {
        return new SpringApplicationBuilder(OrdersApplication.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("queue", queue))
                .run("--server.address=127.0.0.1", "--server.port=0");
    }

    /** The status and the body that Actuator answers with. */
    private static String health(ConfigurableApplicationContext application) throws IOException, InterruptedException {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        URI address = URI.create("http://127.0.0.1:" + port + "/actuator/health/sqs");
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
