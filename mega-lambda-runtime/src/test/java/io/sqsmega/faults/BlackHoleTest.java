package io.sqsmega.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.dynamodb.DynamoDbGuard;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.DataPattern;
import io.sqsmega.s3.S3PayloadReader;
import io.sqsmega.settle.SqsBackoff;
import io.sqsmega.settle.SqsDeadLetterQueue;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A queue, a table or a bucket that accepts connections and never answers costs the messages that need it, and no
 * others: the handler answers in time, and says what was done.
 */
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BlackHoleTest {
    private static final int MESSAGES = 100;
    private static final int LAST = MESSAGES - 1;
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:cart";
    private static final String URL = "https://sqs.eu-west-1.amazonaws.com/111122223333/cart";
    private static final String POINTER =
            "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":\"payloads\",\"s3Key\":\"k\"}]";

    private final BlackHole hole = new BlackHole();
    private final Queue<String> processed = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        hole.close();
    }

    @ParameterizedTest(name = "{0} on {1} threads")
    @CsvSource({
        "dead letters,0", "dead letters,1", "dead letters,4",
        "large payloads,0", "large payloads,1", "large payloads,4",
        "backoff,0", "backoff,1", "backoff,4"
    })
    void theAnswerComesInTimeAndSaysWhatWasDone(String service, int threads) {
        LocalContext context = LocalContext.withTimeLeft(Duration.ofMillis(4_000));

        List<String> staying = handle(options(service), threads, context, service);

        assertThat(context.getRemainingTimeInMillis()).isPositive();
        System.out.println(service + " without an answer, on " + threads + " threads: " + processed.size()
                + " processed, " + staying.size() + " stay, " + context.getRemainingTimeInMillis() + " ms left");
        assertThat(hole.connections()).isPositive();
        assertThat(staying).containsExactly("id-" + LAST);
        assertThat(processed).contains("id-0").hasSizeGreaterThanOrEqualTo(LAST);
    }

    /** Nothing is done of which it could not be remembered that it was done. */
    @ParameterizedTest(name = "on {0} threads")
    @CsvSource({"0", "1", "4"})
    void theAnswerComesInTimeWithoutATableToRememberBy(int threads) {
        LocalContext context = LocalContext.withTimeLeft(Duration.ofMillis(4_000));

        List<String> staying = handle(options("guard"), threads, context, "guard");

        assertThat(context.getRemainingTimeInMillis()).isPositive();
        System.out.println("a guard without an answer, on " + threads + " threads: " + staying.size() + " stay, "
                + context.getRemainingTimeInMillis() + " ms left");
        assertThat(hole.connections()).isPositive();
        assertThat(staying).hasSize(MESSAGES);
        assertThat(processed).isEmpty();
    }

    private HandlerOptions.Builder options(String service) {
        HandlerOptions.Builder options = HandlerOptions.builder();
        return switch (service) {
            case "dead letters" -> options.deadLetters(SqsDeadLetterQueue.of(URL + "-dead", sqs()));
            case "large payloads" ->
                options.largePayloads(S3PayloadReader.of("payloads", hole.client(S3Client.builder())));
            case "backoff" ->
                options.redelivery(SqsBackoff.builder().client(sqs()).build());
            default ->
                options.duplicateGuard(DynamoDbGuard.builder("table", Duration.ofSeconds(30))
                        .client(hole.client(DynamoDbClient.builder()))
                        .build());
        };
    }

    private SqsClient sqs() {
        return hole.client(SqsClient.builder());
    }

    private List<String> handle(HandlerOptions.Builder options, int threads, LocalContext context, String service) {
        if (threads > 0) {
            options.parallelism(threads);
        }
        String last = "id-" + LAST;
        MegaSqsHandler handler = new MegaSqsHandler(options.build()) {
            {
                on(DataPattern.of(Map.of("a", 1)), (payload, message) -> {
                    processed.add(message.id());
                    if (!message.id().equals(last)) {
                        return Result.OK;
                    }
                    return service.equals("dead letters") ? Result.deadLetter("as it is meant") : Result.RETRY_LATER;
                });
            }
        };
        return handler.handleRequest(event(service), context).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    /** The last message is the one that needs the service. */
    private static SQSEvent event(String service) {
        List<SQSMessage> records = new ArrayList<>(IntStream.range(0, MESSAGES)
                .mapToObj(i -> record("id-" + i, "{\"a\": 1}"))
                .toList());
        if (service.equals("large payloads")) {
            records.get(LAST).setBody(POINTER);
        }
        SQSEvent event = new SQSEvent();
        event.setRecords(records);
        return event;
    }

    private static SQSMessage record(String id, String body) {
        SQSMessage record = new SQSMessage();
        record.setMessageId(id);
        record.setBody(body);
        record.setReceiptHandle("handle");
        record.setEventSourceArn(QUEUE);
        record.setAttributes(Map.of());
        return record;
    }
}
