package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.vectors.VectorCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever lies on the queue, every message is processed, kept, or refused with a reason. */
class RandomBodiesTest {
    private static final int BODIES = 10_000;
    private static final String JSON_ALPHABET = "{}[]\",:\\ue0123456789.-+ntrf \uFFFE\uD800";

    private final Random random = new Random(20_260_101);
    private final List<MessageReport> reports = new ArrayList<>();

    @Test
    void tenThousandRandomAndMutatedBodiesEachComeToAnEnd() {
        SQSEvent event = event();

        List<String> failures = new Everything()
                .handleRequest(event, null).getBatchItemFailures().stream()
                        .map(BatchItemFailure::getItemIdentifier)
                        .toList();

        assertThat(reports).hasSize(BODIES).allSatisfy(report -> {
            Outcome outcome = report.outcome();
            assertThat(outcome.kind())
                    .as(report.messageId())
                    .isIn(Outcome.Kind.DONE, Outcome.Kind.UNMATCHED, Outcome.Kind.REFUSED);
            assertThat(outcome.stays()).isEqualTo(failures.contains(report.messageId()));
            assertThat(outcome.kind() == Outcome.Kind.REFUSED).isEqualTo(outcome.reason() != null);
            assertThat(report.duration()).isLessThan(Duration.ofMinutes(1));
        });
        assertThat(reports)
                .extracting(report -> report.outcome().kind())
                .contains(Outcome.Kind.DONE, Outcome.Kind.REFUSED);
    }

    private SQSEvent event() {
        List<String> seeds = new ArrayList<>();
        VectorCase.of("bodies.json").forEach(vector -> seeds.add(vector.text("body")));
        VectorCase.of("sqs.json")
                .forEach(vector -> seeds.add(
                        vector.fields().get("message").get("$dict").path("Body").asText()));
        SqsEvents events = SqsEvents.from(SqsEvents.QUEUE);
        for (int i = 0; i < BODIES; i++) {
            String seed = seeds.get(random.nextInt(seeds.size()));
            events.message("id-" + i, body(seed));
        }
        return events.build();
    }

    private String body(String seed) {
        return switch (random.nextInt(4)) {
            case 0 -> randomText();
            case 1 -> Base64.getEncoder().encodeToString(mutated(bytesOf(seed)));
            default -> mutated(seed);
        };
    }

    private String randomText() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(JSON_ALPHABET.charAt(random.nextInt(JSON_ALPHABET.length())));
        }
        return text.toString();
    }

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0 && mutated.length() > 0; i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(3)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 ->
                    mutated.insert(at, mutated.substring(at, Math.min(mutated.length(), at + random.nextInt(20))));
                default -> mutated.setCharAt(at, JSON_ALPHABET.charAt(random.nextInt(JSON_ALPHABET.length())));
            }
        }
        return mutated.toString();
    }

    private byte[] mutated(byte[] bytes) {
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] bytesOf(String seed) {
        try {
            return Base64.getDecoder().decode(seed);
        } catch (IllegalArgumentException notBase64) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            return bytes;
        }
    }

    private final class Everything extends MegaSqsHandler {
        Everything() {
            super(HandlerOptions.builder().observer(reports::add).build());
            on(EventPattern.any(), (payload, message) -> Result.OK);
            on(DataPattern.any(), (payload, message) -> Result.OK);
            register(new PlaintextSubscriber() {
                @Override
                public Result process(PlaintextPayload payload, Message message) {
                    return Result.OK;
                }
            });
            register(new BinarySubscriber() {
                @Override
                public Result process(BinaryPayload payload, Message message) {
                    return Result.OK;
                }
            });
        }
    }
}
