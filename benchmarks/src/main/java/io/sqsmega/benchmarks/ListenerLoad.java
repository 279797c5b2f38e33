package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.sun.management.OperatingSystemMXBean;
import io.sqsmega.listen.SqsListener;
import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Measures a listener under full load beside a plain loop of the SDK, with two threads that receive ten, bind each to a
 * record with Jackson, and delete ten. The queue is in the same process; the CPU time of its threads is subtracted.
 */
public final class ListenerLoad {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ObjectReader CARTS = new ObjectMapper().readerFor(Cart.class);
    private static final int MESSAGES = 8_000;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final int POLLERS = 2;

    private ListenerLoad() {}

    /** What a message holds. */
    public record Cart(long user_id, List<Item> items, String currency, String note) {
        /** An item of the cart. */
        public record Item(String id, double price, int quantity, String name) {}
    }

    /** A consumer that runs until its end. */
    private interface Consumer extends AutoCloseable {
        @Override
        void close() throws InterruptedException;
    }

    /** Starts a consumer of the queue at a URL. */
    private interface Contestant {
        Consumer start(SqsClient client, String queueUrl, CountDownLatch done);
    }

    private record Figures(double messagesPerCpuSecond, long receives, long deletes) {}

    /** Measures with Apache's client and with that of the JDK. */
    public static void main(String[] args) throws Exception {
        Host.print();
        Table table = new Table();
        compare(table, "Apache's client", Apache5HttpClient.builder().build());
        compare(table, "URLConnection", UrlConnectionHttpClient.builder().build());
        table.end();
    }

    private static void compare(Table table, String name, SdkHttpClient http) throws Exception {
        double[] ratios = new double[ROUNDS];
        List<Figures> all = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            Figures loop = measure(ListenerLoad::loop, http);
            Figures mega = measure(ListenerLoad::listener, http);
            ratios[Math.max(0, round)] = mega.messagesPerCpuSecond / loop.messagesPerCpuSecond;
            if (round >= 0) {
                all.add(mega);
            }
        }
        double ideal = MESSAGES / 10.0;
        double receives = all.stream().mapToLong(Figures::receives).max().orElseThrow();
        double deletes = all.stream().mapToLong(Figures::deletes).max().orElseThrow();
        double speed = Contest.median(
                all.stream().mapToDouble(Figures::messagesPerCpuSecond).toArray());
        table.atLeast(
                0.8,
                Contest.median(ratios),
                name + ": messages per CPU second, listener / plain loop",
                "listener " + number(speed));
        table.atMost(1.1, receives / ideal, name + ": requests to receive / ideal", number(receives));
        table.atMost(1.1, deletes / ideal, name + ": requests to delete / ideal", number(deletes));
    }

    private static Figures measure(Contestant contestant, SdkHttpClient http) throws Exception {
        try (QueueServer queue = new QueueServer();
                SqsClient client = client(queue, http)) {
            IntStream.range(0, MESSAGES).mapToObj(ListenerLoad::cart).forEach(queue::put);
            CountDownLatch done = new CountDownLatch(MESSAGES);
            long begun = PROCESS.getProcessCpuTime();
            long receives;
            long cpu;
            try (Consumer consumer = contestant.start(client, queue.url() + "/000000000000/q", done)) {
                if (!done.await(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException(
                            "all messages must be processed within a minute, got " + (MESSAGES - done.getCount()));
                }
                while (!queue.isEmpty()) {
                    Thread.sleep(1);
                }
                // Later requests find the queue empty: no part of the load.
                receives = queue.requests("ReceiveMessage");
                cpu = PROCESS.getProcessCpuTime() - begun - queue.cpuTime();
            }
            return new Figures(MESSAGES / (cpu / 1e9), receives, queue.requests("DeleteMessageBatch"));
        }
    }

    private static SqsClient client(QueueServer queue, SdkHttpClient http) {
        return SqsClient.builder()
                .endpointOverride(URI.create(queue.url()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(http)
                .build();
    }

    private static Consumer listener(SqsClient client, String queueUrl, CountDownLatch done) {
        SqsListener listener = SqsListener.builder(queueUrl)
                .client(client)
                .concurrency(20)
                .waitTime(Duration.ofSeconds(1))
                .on(DataPattern.any(), (payload, message) -> {
                    Sink.size = payload.dataAs(Cart.class).items().size();
                    done.countDown();
                    return Result.OK;
                })
                .build();
        Thread thread = new Thread(listener::listen);
        thread.start();
        return () -> {
            listener.close();
            thread.join();
        };
    }

    private static Consumer loop(SqsClient client, String queueUrl, CountDownLatch done) {
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < POLLERS; i++) {
            Thread thread = new Thread(() -> {
                while (!stop.get()) {
                    receive(client, queueUrl, done);
                }
            });
            thread.start();
            threads.add(thread);
        }
        return () -> {
            stop.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        };
    }

    private static void receive(SqsClient client, String queueUrl, CountDownLatch done) {
        List<Message> messages = client.receiveMessage(request ->
                        request.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages();
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Message message : messages) {
            Sink.size = bind(message.body()).items().size();
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .build());
            done.countDown();
        }
        if (!entries.isEmpty()) {
            client.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
        }
    }

    private static Cart bind(String body) {
        try {
            return CARTS.readValue(body);
        } catch (IOException invalid) {
            throw new AssertionError(invalid);
        }
    }

    private static String cart(int number) {
        return "{\"user_id\":" + (987650 + number) + ",\"items\":[{\"id\":\"61fcc874-" + number
                + "\",\"price\":19.99,\"quantity\":" + number % 9 + ",\"name\":\"thing\"},{\"id\":\"71fcc874-" + number
                + "\",\"price\":5.5,\"quantity\":1,\"name\":\"other\"}],\"currency\":\"EUR\",\"note\":\"leave at the door "
                + number + "\"}";
    }
}
