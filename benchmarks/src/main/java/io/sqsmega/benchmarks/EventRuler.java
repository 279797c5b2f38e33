package io.sqsmega.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** The contestant aws/event-ruler with the same rules. */
final class EventRuler {
    private final Machine machine = Machine.builder().build();

    private EventRuler() {}

    static EventRuler of(List<Rule> rules) {
        EventRuler ruler = new EventRuler();
        try {
            for (int i = 0; i < rules.size(); i++) {
                ruler.machine.addRule("rule_" + i, rules.get(i).forEventRuler());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return ruler;
    }

    int matching(String json) {
        try {
            return machine.rulesForJSONEvent(json).size();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    int matching(JsonNode tree) {
        return machine.rulesForJSONEvent(tree).size();
    }
}
