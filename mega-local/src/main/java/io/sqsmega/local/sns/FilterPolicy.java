package io.sqsmega.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.Patterns;

/**
 * Decides which messages a subscription receives, by <a
 * href="https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html">its filter policy</a>. Each
 * alternative of a policy with {@code $or} has a machine of its own, because rules in one machine can hide each other.
 * Immutable and thread-safe.
 */
final class FilterPolicy {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final @Nullable List<Machine> alternatives;
    private final boolean onBody;

    private FilterPolicy(@Nullable List<Machine> alternatives, boolean onBody) {
        this.alternatives = alternatives;
        this.onBody = onBody;
    }

    /**
     * @param policy a JSON object; an empty text, or an object without keys, matches every message
     * @param onBody whether the policy is applied to the message itself and not to its attributes
     */
    static FilterPolicy of(String policy, boolean onBody) {
        if (policy.isBlank()) {
            return new FilterPolicy(null, onBody);
        }
        ObjectNode rules = FilterPolicyRules.check(policy, onBody);
        if (onBody) {
            FilledValues.replaceIn(rules);
        }
        return new FilterPolicy(rules.isEmpty() ? null : compile(rules), onBody);
    }

    private static List<Machine> compile(ObjectNode rules) {
        try {
            List<Machine> machines = new ArrayList<>();
            for (Map<String, List<Patterns>> alternative : JsonRuleCompiler.compile(rules.toString())) {
                Machine machine = Machine.builder().build();
                machine.addPatternRule("alternative", alternative);
                machines.add(machine);
            }
            return machines;
        } catch (IOException e) {
            throw FilterPolicyRules.refused(String.valueOf(e.getMessage()));
        }
    }

    boolean accepts(Published published) {
        if (alternatives == null) {
            return true;
        }
        if (!onBody && published.attributes().isEmpty()) {
            // As AWS documents: a policy on attributes rejects a message without attributes, even with "exists": false.
            return false;
        }
        JsonNode view = onBody ? body(published.message()) : attributes(published);
        return view.isObject() && alternatives.stream().anyMatch(machine -> matches(machine, view));
    }

    private static boolean matches(Machine alternative, JsonNode view) {
        return !alternative.rulesForJSONEvent(view).isEmpty();
    }

    private static JsonNode body(String message) {
        return FilledValues.replacedIn(json(message));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static JsonNode attributes(Published published) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        published.attributes().forEach((name, attribute) -> put(view, name, attribute));
        return view;
    }

    /** Adds an attribute to the object that the policy is applied to. Policies cannot filter on binary attributes. */
    private static void put(ObjectNode view, String name, MessageAttribute attribute) {
        if (attribute.isArray()) {
            view.set(name, json(attribute.value()));
        } else if (attribute.isNumber()) {
            view.put(name, new BigDecimal(attribute.value()));
        } else if (!attribute.isBinary()) {
            view.put(name, attribute.value());
        }
    }
}
