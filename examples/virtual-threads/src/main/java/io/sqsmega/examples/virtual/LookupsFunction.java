package io.sqsmega.examples.virtual;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Asks a slow service about each message. All messages of a batch wait at the same time, each on a virtual thread of
 * its own, so the service must bear a whole batch.
 */
public final class LookupsFunction extends MegaSqsHandler {
    public LookupsFunction() {
        this(address -> System.out.println("looked up " + address));
    }

    LookupsFunction(Consumer<String> service) {
        super(HandlerOptions.builder()
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build());
        on(EventPattern.named("address.entered"), (payload, message) -> {
            service.accept(payload.event().subject());
            return Result.OK;
        });
    }
}
