package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The answer does not wait for a redelivery that hangs. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TimelyRedeliveryTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void aRedeliveryThatHangsDoesNotKeepTheAnswerBack() {
        CountDownLatch never = new CountDownLatch(1);

        SQSBatchResponse response =
                handle(LocalContext.withTimeLeft(() -> Duration.ofMillis(200)), reports -> await(never));

        assertThat(failures(response)).containsExactly("again");
    }

    @Test
    void oneThatComesBackInTimeIsWaitedFor() {
        handle(
                LocalContext.withTimeLeft(() -> Duration.ofMillis(60_000)),
                reports -> done.add("scheduled " + reports.size()));

        assertThat(done).containsExactly("scheduled 2");
    }

    @Test
    void oneThatThrowsChangesNothing() {
        SQSBatchResponse response = handle(LocalContext.withTimeLeft(() -> Duration.ofMillis(60_000)), reports -> {
            throw new IllegalStateException("as it is meant");
        });

        assertThat(failures(response)).containsExactly("again");
    }

    @Test
    void whatTheVirtualMachineDoesNotSurviveComesOut() {
        Redelivery fatal = reports -> {
            throw new OutOfMemoryError("as it is meant");
        };

        assertThatThrownBy(() -> handle(LocalContext.withTimeLeft(() -> Duration.ofMillis(60_000)), fatal))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private static SQSBatchResponse handle(Context context, Redelivery redelivery) {
        MegaSqsHandler handler = new Handler(redelivery);
        return handler.handleRequest(
                SqsEvents.from(SqsEvents.QUEUE)
                        .message("fine", "{\"fine\": true}")
                        .message("again", "{\"fine\": false}")
                        .build(),
                context);
    }

    private static List<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException timeIsUp) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Handler extends MegaSqsHandler {
        Handler(Redelivery redelivery) {
            super(HandlerOptions.builder().redelivery(redelivery).build());
            on(
                    DataPattern.any(),
                    (payload, message) ->
                            Boolean.TRUE.equals(payload.data().get("fine")) ? Result.OK : Result.RETRY_LATER);
        }
    }
}
