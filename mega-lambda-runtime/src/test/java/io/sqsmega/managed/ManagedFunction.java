package io.sqsmega.managed;

import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matchers;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** A function that does with a message what it says, and lets as many threads meet in one handler as it is told. */
public final class ManagedFunction extends MegaSqsHandler {
    static final String PARALLELISM = "MANAGED_PARALLELISM";
    static final String MEETING = "MANAGED_MEETING";

    private final CyclicBarrier meeting = new CyclicBarrier(Integer.parseInt(System.getenv(MEETING)));

    public ManagedFunction() {
        super(options());
        on(DataPattern.of(Map.of("do", Matchers.oneOf("fine", "again", "throw", "refuse"))), ManagedFunction::process);
        on(DataPattern.of(Map.of("do", "meet")), (payload, message) -> {
            meeting.await(1, TimeUnit.MINUTES);
            return Result.OK;
        });
        on(EventPattern.any(), (payload, message) -> Result.RETRY_LATER);
    }

    /** With all that takes part in a batch. */
    private static HandlerOptions options() {
        HandlerOptions.Builder options = HandlerOptions.builder()
                .observer(report -> {})
                .duplicateGuard(DuplicateGuard.inMemory(Duration.ofMinutes(10), 1_000_000))
                .deadLetters((message, reason, subscriber) -> true);
        int parallelism = Integer.parseInt(System.getenv(PARALLELISM));
        return (parallelism == 0 ? options : options.parallelism(parallelism)).build();
    }

    private static Result process(DataPayload payload, Message message) {
        return switch (String.valueOf(payload.data().get("do"))) {
            case "again" -> Result.RETRY_LATER;
            case "throw" -> throw new IllegalStateException("as it is meant");
            case "refuse" -> Result.deadLetter("as it is meant");
            default -> Result.OK;
        };
    }
}
