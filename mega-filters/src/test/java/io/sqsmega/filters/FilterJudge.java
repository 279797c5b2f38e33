package io.sqsmega.filters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sqsmega.local.sns.SnsJudge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.Patterns;

/**
 * Decides as AWS would. By event-ruler, each alternative of a filter in a machine of its own; by event-ruler with the
 * whole filter in one machine, as an AWS of an unknown version may run it; and for SNS by mega-local.
 */
final class FilterJudge {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FilterPolicy policy;
    private final List<Machine> alternatives = new ArrayList<>();
    private final Machine whole = Machine.builder().build();
    private final SnsJudge sns;

    FilterJudge(FilterPolicy policy) {
        this.policy = policy;
        this.sns = switch (policy.target()) {
            case SNS_BODY -> SnsJudge.ofBody(policy.json());
            case SNS_ATTRIBUTES -> SnsJudge.ofAttributes(policy.json());
            default -> null;
        };
        try {
            for (String pattern : policy.patterns()) {
                for (Map<String, List<Patterns>> alternative : JsonRuleCompiler.compile(pattern)) {
                    Machine machine = Machine.builder().build();
                    machine.addPatternRule("alternative", alternative);
                    alternatives.add(machine);
                }
                whole.addRule("filter", pattern);
            }
        } catch (IOException refused) {
            throw new IllegalStateException("event-ruler must take the filter, got " + policy, refused);
        }
    }

    /** Returns whether the message passes; a disagreement of the judges is resolved against the filter. */
    boolean passes(String body, Map<String, Object> attributes) throws Exception {
        if (policy.passesEverything()) {
            return true;
        } else if (policy.target() == FilterTarget.SNS_ATTRIBUTES) {
            return sns.delivers(body, attributes);
        }
        JsonNode seen = JSON.readTree(body);
        if (!seen.isObject()) {
            return false;
        }
        for (int i = policy.target().root().size() - 1; i >= 0; i--) {
            ObjectNode around = JSON.createObjectNode();
            around.set(policy.target().root().get(i), seen);
            seen = around;
        }
        JsonNode event = seen;
        boolean byItself = alternatives.stream()
                .anyMatch(machine -> !machine.rulesForJSONEvent(event).isEmpty());
        boolean together = !whole.rulesForJSONEvent(event).isEmpty();
        return byItself && together && (sns == null || sns.delivers(body, attributes));
    }
}
