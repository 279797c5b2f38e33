package io.sqsmega.benchmarks;

import static io.sqsmega.match.Matchers.empty;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;

import io.opentelemetry.api.OpenTelemetry;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.metrics.EmbeddedMetrics;
import io.sqsmega.opentelemetry.OpenTelemetryTracing;

/** A function with 20 subscribers that have patterns like the README's. */
public class CartFunction extends MegaSqsHandler {
    private static final int SUBSCRIBERS = 20;

    /** Registers the subscribers. */
    public CartFunction() {
        this(HandlerOptions.defaults());
    }

    @SuppressWarnings("this-escape") // registering calls nothing of a subclass
    private CartFunction(HandlerOptions options) {
        super(options);
        for (int i = 0; i < SUBSCRIBERS; i++) {
            register(Dispatching.subscriber(Rule.of(event(i), ObjectPattern.any(), ""), false));
        }
    }

    private static EventPattern event(int i) {
        return EventPattern.builder()
                .domain("shopping_cart")
                .name(i == 0 ? "item.added" : "item.kind_".concat(String.valueOf(i)))
                .version(oneOf(1, 2))
                .subject(match("\\d+"))
                .attribute("item_id", not(empty()))
                .attribute("quantity", gt(0))
                .build();
    }

    /** With metrics. */
    public static final class Metered extends CartFunction {
        /** Writes the metrics of each batch. */
        public Metered() {
            super(HandlerOptions.builder().observer(EmbeddedMetrics.of("Shop")).build());
        }
    }

    /** With OpenTelemetry's API alone, as in a function without an agent or SDK. */
    public static final class Traced extends CartFunction {
        /** Begins and ends spans that go nowhere. */
        public Traced() {
            super(HandlerOptions.builder()
                    .tracing(OpenTelemetryTracing.of(OpenTelemetry.noop()))
                    .build());
        }
    }
}
