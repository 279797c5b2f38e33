package io.sqsmega.examples.service;

import io.sqsmega.listen.ListenerService;
import io.sqsmega.listen.SqsListener;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.util.function.Consumer;

/** A process that takes orders from the queue of {@code MEGA_QUEUE_URL}, until it is asked to end. */
public final class OrdersService {
    private OrdersService() {}

    public static void main(String[] arguments) {
        ListenerService.run(listener(SqsListener.fromEnvironment(), System.out::println), 8080);
    }

    static SqsListener listener(SqsListener.Builder builder, Consumer<String> orders) {
        return builder.concurrency(20)
                .on(EventPattern.named("order.placed"), (payload, message) -> {
                    orders.accept(payload.event().subject());
                    return Result.OK;
                })
                .build();
    }
}
