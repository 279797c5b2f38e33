package io.sqsmega.examples.snapshot;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Prices orders by a list that takes long to load. With SnapStart the list is loaded once, before the snapshot; a value
 * that must be unique is renewed in each environment that starts from it. Without SnapStart, the first order loads the
 * list.
 */
public final class PricesFunction extends MegaSqsHandler implements Resource {
    private final Supplier<Map<String, Integer>> loadPrices;
    private volatile Map<String, Integer> prices = Map.of();
    private volatile UUID environment = UUID.randomUUID();

    public PricesFunction() {
        this(() -> Map.of("pear", 30), System.out::println);
    }

    PricesFunction(Supplier<Map<String, Integer>> loadPrices, Consumer<String> priced) {
        this.loadPrices = loadPrices;
        on(EventPattern.named("order.placed"), (payload, message) -> {
            String item = payload.event().subject();
            priced.accept(item + " costs " + prices().get(item) + ", says " + environment);
            return Result.OK;
        });
        // CRaC refers to it weakly; Lambda keeps the function.
        Core.getGlobalContext().register(this);
    }

    private Map<String, Integer> prices() {
        if (prices.isEmpty()) {
            prices = loadPrices.get();
        }
        return prices;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        prices();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        environment = UUID.randomUUID();
    }
}
