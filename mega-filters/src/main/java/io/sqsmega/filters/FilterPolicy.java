package io.sqsmega.filters;

import io.sqsmega.codec.json.JsonReader;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.subscribe.Subscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A filter that lets pass what the subscribers of a handler want, made of their patterns. It is never narrower: what
 * the target cannot say, it lets pass, and {@link #widened} lists it.
 *
 * <pre>{@code
 * FilterPolicy policy = FilterPolicy.of(new CartHandler())
 *         .assuming(Assumption.ONLY_JSON, Assumption.SCALAR_FIELDS)
 *         .forSnsBody();
 * }</pre>
 *
 * <p>For the build, a CDK app or a test: no function needs it. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class FilterPolicy {
    /** The filter of an event source for envelopes, into which Lambda cannot look. */
    static final String ENVELOPES = "{\"body\":{\"Message\":[{\"exists\":true}],\"Type\":[\"Notification\"]}}";

    private static final String CRITERIA = "Filters";
    private static final String PATTERN = "Pattern";

    private final FilterTarget target;
    private final List<String> patterns;
    private final List<Widening> widened;

    FilterPolicy(FilterTarget target, List<String> patterns, List<Widening> widened) {
        this.target = target;
        this.patterns = List.copyOf(patterns);
        this.widened = List.copyOf(widened);
    }

    /**
     * Starts a policy for all subscribers of a handler.
     *
     * @param handler the handler
     * @return the builder of the policy
     * @throws IllegalStateException if no subscriber is registered
     */
    public static FilterPolicyBuilder of(MegaSqsHandler handler) {
        return FilterPolicyBuilder.of(handler);
    }

    /**
     * Starts a policy for some subscribers: the filter stops what only others want.
     *
     * @param first a subscriber
     * @param others further subscribers
     * @return the builder of the policy
     */
    public static FilterPolicyBuilder of(Subscriber first, Subscriber... others) {
        List<Subscriber> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return FilterPolicyBuilder.of(all);
    }

    /**
     * Reads what {@link #json} returned, for example from a file that the build has written.
     *
     * @param target what the filter is for
     * @param json the filter in JSON
     * @return what was written
     * @throws FilterPolicyException if it is not the JSON of a filter for this target
     */
    public static FilterPolicy parse(FilterTarget target, String json) {
        Map<String, @Nullable Object> document = JsonReader.read(json);
        if (document == null) {
            throw new FilterPolicyException("a filter must be a JSON object, got something else");
        } else if (target != FilterTarget.EVENT_SOURCE) {
            return new FilterPolicy(target, document.isEmpty() ? List.of() : List.of(json.trim()), List.of());
        }
        List<String> patterns = new ArrayList<>();
        for (Object filter : document.get(CRITERIA) instanceof List<?> filters ? filters : List.of(document)) {
            if (filter instanceof Map<?, ?> entry && entry.get(PATTERN) instanceof String pattern) {
                patterns.add(pattern);
            } else {
                throw new FilterPolicyException(
                        "the filters of an event source must be {\"Filters\":[{\"Pattern\":\"…\"}]}, got something else");
            }
        }
        return new FilterPolicy(target, patterns, List.of());
    }

    /**
     * Reads a file with what {@link #json} returned.
     *
     * @param target what the filter is for
     * @param file the file
     * @return what was written
     * @throws FilterPolicyException if it is not the JSON of a filter for this target
     * @throws IOException if the file cannot be read
     */
    public static FilterPolicy read(FilterTarget target, Path file) throws IOException {
        Objects.requireNonNull(target, "target must not be null");
        return parse(target, Files.readString(file));
    }

    /** {@return what the filter is for} */
    public FilterTarget target() {
        return target;
    }

    /**
     * {@return the JSON for the target: the filter policy of a subscription, the {@code FilterCriteria} of an event
     * source mapping, or the event pattern of a rule} For the same patterns it is the same text.
     */
    public String json() {
        if (target == FilterTarget.EVENT_SOURCE) {
            List<Map<String, String>> filters = new ArrayList<>();
            patterns.forEach(pattern -> filters.add(Map.of(PATTERN, pattern)));
            return FilterJson.text(new LinkedHashMap<>(Map.of(CRITERIA, filters)));
        } else if (patterns.isEmpty()) {
            return target == FilterTarget.EVENT_BRIDGE ? "{\"source\":[{\"prefix\":\"\"}]}" : "{}";
        }
        return patterns.get(0);
    }

    /**
     * {@return the filters of which one must match; empty if everything passes} Only an event source can have several.
     */
    public List<String> patterns() {
        return patterns;
    }

    /** {@return whether the filter lets every message pass, so that it is useless} */
    public boolean passesEverything() {
        return patterns.isEmpty();
    }

    /** {@return whether the filter of an event source lets SNS envelopes pass, into which it cannot look} */
    public boolean passesEnvelopes() {
        return passesEverything() || patterns.contains(ENVELOPES);
    }

    /** {@return the parts of the patterns that the filter does not say; empty if it was read from JSON} */
    public List<Widening> widened() {
        return widened;
    }

    @Override
    public String toString() {
        return target + " " + json();
    }
}
