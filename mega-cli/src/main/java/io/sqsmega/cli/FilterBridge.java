package io.sqsmega.cli;

import io.sqsmega.filters.Assumption;
import io.sqsmega.filters.FilterPolicy;
import io.sqsmega.filters.FilterPolicyBuilder;
import io.sqsmega.filters.FilterPolicyException;
import io.sqsmega.filters.FilterTarget;
import io.sqsmega.filters.Loss;
import io.sqsmega.lambda.MegaSqsHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes filters on the handler's side, like {@link HandlerBridge}: only classes of the JDK pass between this object and
 * the command. Public because of that.
 */
public final class FilterBridge implements Function<Map<String, Object>, Map<String, List<String>>> {
    static final String TARGET = "target";
    static final String ASSUMPTIONS = "assumptions";
    static final String LOSSES = "losses";
    static final String ATTRIBUTES = "attributes";
    static final String REFUSE = "refuse";
    static final String FILTER = "filter";
    static final String WIDENED = "widened";
    static final String REFUSED = "refused";

    private final MegaSqsHandler handler;

    /**
     * Creates the handler, as Lambda does.
     *
     * @param handler the class of the handler
     * @throws ReflectiveOperationException if it cannot be created
     * @throws ClassCastException if it is not a {@link MegaSqsHandler}
     */
    public FilterBridge(Class<?> handler) throws ReflectiveOperationException {
        this.handler = handler.asSubclass(MegaSqsHandler.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    /** Returns the filter and what it widens, or why it is refused. */
    @Override
    public Map<String, List<String>> apply(Map<String, Object> options) {
        FilterPolicyBuilder builder = FilterPolicy.of(handler);
        texts(options, ASSUMPTIONS).forEach(name -> builder.assuming(Assumption.valueOf(name)));
        texts(options, LOSSES).forEach(name -> builder.accepting(Loss.valueOf(name)));
        if (options.containsKey(REFUSE)) {
            builder.refusingOverLimit();
        }
        try {
            FilterPolicy policy = policy(builder, options);
            return Map.of(
                    FILTER,
                    List.of(policy.json()),
                    WIDENED,
                    policy.widened().stream().map(Object::toString).toList());
        } catch (FilterPolicyException refused) {
            return Map.of(REFUSED, List.of(String.valueOf(refused.getMessage())));
        }
    }

    @SuppressWarnings("unchecked") // the command passes a map of strings
    private static FilterPolicy policy(FilterPolicyBuilder builder, Map<String, Object> options) {
        return switch (FilterTarget.valueOf(String.valueOf(options.get(TARGET)))) {
            case SNS_BODY -> builder.forSnsBody();
            case SNS_ATTRIBUTES ->
                builder.forSnsAttributes((Map<String, String>) options.getOrDefault(ATTRIBUTES, Map.of()));
            case EVENT_SOURCE -> builder.forEventSource();
            case EVENT_BRIDGE -> builder.forEventBridge();
        };
    }

    private static List<String> texts(Map<String, Object> options, String name) {
        List<String> texts = new ArrayList<>();
        if (options.get(name) instanceof List<?> list) {
            list.forEach(each -> texts.add(String.valueOf(each)));
        }
        return texts;
    }
}
