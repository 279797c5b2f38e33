package io.sqsmega.fifo;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.fifo.FifoQueue.Received;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.LocalContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Random messages of random groups come to the handler in random batches, again and again until all are gone, while
 * subscribers fail, invocations end early or get lost with their answer, and deletions are lost.
 */
class HandlerOrderTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:cart.fifo";

    @Property(tries = 300)
    void noSubscriberSeesAGroupOutOfOrderOrWithAGap(
            @ForAll @IntRange(min = 1, max = 5) int groups,
            @ForAll @IntRange(min = 1, max = 60) int messages,
            @ForAll @IntRange(max = 3) int parallelism,
            @ForAll @IntRange(min = 1, max = 8) int giveUpAtReceive,
            @ForAll long seed) {
        Witness witness = new Witness(seed);
        FifoQueue queue = new FifoQueue(witness);
        witness.send(queue, groups, messages);
        MegaSqsHandler handler = new Handler(witness, parallelism, giveUpAtReceive);
        Random random = new Random(seed);

        while (!queue.isEmpty()) {
            invoke(handler, queue, random, parallelism == 0);
        }

        assertThat(witness.violations()).isEmpty();
        assertThat(witness.missing()).isEmpty();
    }

    /** What Lambda does with a batch; now and then the answer, or a deletion, gets lost. */
    private static void invoke(MegaSqsHandler handler, FifoQueue queue, Random random, boolean mayEndEarly) {
        List<Received> batch = queue.receive(1 + random.nextInt(10), random);
        Context context = mayEndEarly && random.nextInt(5) == 0 ? shortTime(random.nextInt(8)) : null;
        Set<String> failed = failures(handler.handleRequest(event(batch), context));
        boolean answerIsLost = random.nextInt(10) == 0;
        for (Received received : batch) {
            boolean deletionIsLost = random.nextInt(20) == 0;
            if (failed.contains(received.message().id()) || answerIsLost || deletionIsLost) {
                queue.letGo(received.handle());
            } else {
                queue.delete(received.handle());
            }
        }
    }

    private static Set<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet());
    }

    private static SQSEvent event(List<Received> batch) {
        SQSEvent event = new SQSEvent();
        event.setRecords(batch.stream().map(HandlerOrderTest::record).toList());
        return event;
    }

    private static SQSMessage record(Received received) {
        SQSMessage record = new SQSMessage();
        record.setMessageId(received.message().id());
        record.setReceiptHandle(received.handle());
        record.setBody(received.message().body());
        record.setEventSourceArn(QUEUE);
        record.setAttributes(new HashMap<>(Map.of(
                "MessageGroupId",
                received.message().group(),
                "ApproximateReceiveCount",
                Integer.toString(received.receiveCount()))));
        return record;
    }

    private static final class Handler extends MegaSqsHandler {
        Handler(Witness witness, int parallelism, int giveUpAtReceive) {
            super(options(witness, parallelism, giveUpAtReceive));
            witness.subscribers().forEach(this::register);
        }

        private static HandlerOptions options(Witness witness, int parallelism, int giveUpAtReceive) {
            HandlerOptions.Builder options =
                    HandlerOptions.builder().deadLetters(witness.deadLetters()).giveUpAtReceive(giveUpAtReceive);
            return parallelism == 0
                    ? options.build()
                    : options.parallelism(parallelism).build();
        }
    }

    private static Context shortTime(int looks) {
        AtomicInteger left = new AtomicInteger(looks);
        return LocalContext.withTimeLeft(() -> Duration.ofMillis(left.getAndDecrement() > 0 ? 10_000 : 0));
    }
}
