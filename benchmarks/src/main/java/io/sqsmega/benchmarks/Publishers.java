package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.Publisher;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Measures a batch of a publisher beside a plain loop of the SDK that writes each payload with Jackson and fills
 * requests to ten entries and the limit of bytes. The service is in the same process; the CPU time of its threads is
 * subtracted.
 */
public final class Publishers {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVENTS = 10_000;
    private static final int LARGE_EVENTS = 400;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final int ENTRIES = 10;
    private static final int SQS_BYTES = 1_048_576;
    private static final int SNS_BYTES = 262_144;
    private static final String QUEUE = "/000000000000/q";
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:t";

    private Publishers() {}

    /** A payload, and the same as maps for Jackson. */
    private record Sample(MegaPayload payload, Map<String, Object> document) {}

    private record Figures(double cpuNanos, long requests) {}

    /** Sends all samples to a server. */
    private interface Contestant {
        void send(PublishServer server, List<Sample> samples);
    }

    /** Sends a request with these bodies. */
    private interface Request extends Consumer<List<String>> {}

    /** Measures queue and topic, with events that fill entries and with some that fill bytes. */
    public static void main(String[] args) throws Exception {
        Host.print();
        Table table = new Table();
        List<Sample> events = IntStream.range(0, EVENTS)
                .mapToObj(i -> sample(i, "leave at the door"))
                .toList();
        compare(table, "SQS, events of " + bytes(events), events, Publishers::toQueue, Publishers::queueLoop);
        compare(table, "SNS, events of " + bytes(events), events, Publishers::toTopic, Publishers::topicLoop);
        List<Sample> forQueues = large(SQS_BYTES);
        List<Sample> forTopics = large(SNS_BYTES);
        compare(table, "SQS, events of " + bytes(forQueues), forQueues, Publishers::toQueue, Publishers::queueLoop);
        compare(table, "SNS, events of " + bytes(forTopics), forTopics, Publishers::toTopic, Publishers::topicLoop);
        table.end();
    }

    private static String bytes(List<Sample> samples) {
        return samples.stream().mapToInt(sample -> json(sample).length()).sum() / samples.size() + " bytes";
    }

    private static List<Sample> large(int maxBytes) {
        return IntStream.range(0, LARGE_EVENTS)
                .mapToObj(i -> sample(i, "x".repeat(i * 7_919 % (maxBytes / 4))))
                .toList();
    }

    private static Sample sample(int number, String note) {
        Map<String, Object> event = Map.of(
                "name",
                "item.added",
                "timestamp",
                "2026-11-30T12:00:00Z",
                "version",
                1,
                "domain",
                "shopping_cart",
                "subject",
                "98765" + number,
                "publisher",
                "shop",
                "attributes",
                Map.of("item_id", "61fcc874-624e-40f8-8fd7-" + number, "quantity", number % 9));
        Map<String, Object> cart = Map.of(
                "user_id",
                987_650 + number,
                "currency",
                "EUR",
                "note",
                note,
                "items",
                List.of(
                        Map.of("id", "61fcc874-" + number, "price", 19.99, "quantity", number % 9, "name", "thing"),
                        Map.of("id", "71fcc874-" + number, "price", 5.5, "quantity", 1, "name", "other")));
        MegaPayload payload = MegaPayload.builder(Event.named("item.added")
                        .timestamp(Instant.parse("2026-11-30T12:00:00Z"))
                        .domain("shopping_cart")
                        .subject("98765" + number)
                        .publisher("shop")
                        .attribute("item_id", "61fcc874-624e-40f8-8fd7-" + number)
                        .attribute("quantity", number % 9)
                        .build())
                .object(ObjectData.builder()
                        .type("shopping_cart")
                        .id("18a3f92e")
                        .current(cart)
                        .build())
                .build();
        Map<String, Object> object = Map.of("type", "shopping_cart", "id", "18a3f92e", "version", 1, "current", cart);
        return new Sample(payload, Map.of("protocol", "mega", "version", 1, "event", event, "object", object));
    }

    private static void compare(Table table, String name, List<Sample> samples, Contestant publisher, Contestant loop)
            throws Exception {
        double[] ratios = new double[ROUNDS];
        double[] nanos = new double[ROUNDS];
        Figures plain = new Figures(0, 0);
        Figures mega = plain;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            plain = measure(loop, samples);
            mega = measure(publisher, samples);
            ratios[Math.max(0, round)] = mega.cpuNanos / plain.cpuNanos;
            nanos[Math.max(0, round)] = mega.cpuNanos / samples.size();
        }
        table.atMost(
                1.3,
                Contest.median(ratios),
                name + ": CPU, publisher / plain loop",
                number(Contest.median(nanos) / 1_000) + " us a message");
        table.atMost(
                1.02,
                (double) mega.requests / plain.requests,
                name + ": requests, publisher / plain loop",
                mega.requests + " and " + plain.requests);
    }

    private static Figures measure(Contestant contestant, List<Sample> samples) throws IOException {
        try (PublishServer server = new PublishServer()) {
            long begun = PROCESS.getProcessCpuTime();
            contestant.send(server, samples);
            double cpu = PROCESS.getProcessCpuTime() - begun - server.cpuTime();
            if (server.messages() != samples.size()) {
                throw new IllegalStateException(
                        "all messages must be sent once, got " + server.messages() + " of " + samples.size());
            }
            return new Figures(cpu, server.requests("SendMessageBatch") + server.requests("PublishBatch"));
        }
    }

    private static SqsClient sqs(PublishServer server) {
        return local(SqsClient.builder(), server);
    }

    private static SnsClient sns(PublishServer server) {
        return local(SnsClient.builder(), server);
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C local(
            B builder, PublishServer server) {
        SdkHttpClient http = UrlConnectionHttpClient.builder().build();
        return builder.endpointOverride(URI.create(server.url()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(http)
                .build();
    }

    private static void toQueue(PublishServer server, List<Sample> samples) {
        try (SqsClient client = sqs(server)) {
            publish(SqsPublisher.of(server.url() + QUEUE, client), samples);
        }
    }

    private static void toTopic(PublishServer server, List<Sample> samples) {
        try (SnsClient client = sns(server)) {
            publish(SnsPublisher.of(TOPIC, client), samples);
        }
    }

    private static void publish(Publisher publisher, List<Sample> samples) {
        List<Publication> publications =
                samples.stream().map(sample -> Publication.of(sample.payload)).toList();
        if (!publisher.publishBatch(publications).isComplete()) {
            throw new IllegalStateException("all messages must be sent");
        }
    }

    private static void queueLoop(PublishServer server, List<Sample> samples) {
        try (SqsClient client = sqs(server)) {
            loop(samples, SQS_BYTES, bodies -> {
                List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
                for (String body : bodies) {
                    entries.add(SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .messageBody(body)
                            .build());
                }
                check(client.sendMessageBatch(request ->
                                request.queueUrl(server.url() + QUEUE).entries(entries))
                        .failed());
            });
        }
    }

    private static void topicLoop(PublishServer server, List<Sample> samples) {
        try (SnsClient client = sns(server)) {
            loop(samples, SNS_BYTES, bodies -> {
                List<PublishBatchRequestEntry> entries = new ArrayList<>();
                for (String body : bodies) {
                    entries.add(PublishBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .message(body)
                            .build());
                }
                check(client.publishBatch(request -> request.topicArn(TOPIC).publishBatchRequestEntries(entries))
                        .failed());
            });
        }
    }

    private static void check(List<?> failed) {
        if (!failed.isEmpty()) {
            throw new IllegalStateException("all messages must be sent");
        }
    }

    private static void loop(List<Sample> samples, int maxBytes, Request send) {
        List<String> bodies = new ArrayList<>();
        int bytes = 0;
        for (Sample sample : samples) {
            String body = json(sample);
            int size = body.getBytes(StandardCharsets.UTF_8).length;
            if (bodies.size() == ENTRIES || bytes + size > maxBytes) {
                send.accept(bodies);
                bodies = new ArrayList<>();
                bytes = 0;
            }
            bodies.add(body);
            bytes += size;
        }
        send.accept(bodies);
    }

    private static String json(Sample sample) {
        try {
            return JSON.writeValueAsString(sample.document);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
