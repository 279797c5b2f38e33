package io.sqsmega.local.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * Makes event-ruler read {@code "exists": true} as SNS does for bodies: the value is <a
 * href="https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html">neither null nor empty</a>. Null is a
 * certain text in body and policy, so that the rule becomes {@code anything-but} of this text and of the empty one.
 */
final class FilledValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A text that no JSON from outside contains: a noncharacter of Unicode. */
    private static final TextNode NULL = NODES.textNode("\uffffnull\uffff");

    private FilledValues() {}

    /** Replaces nulls and {@code "exists": true} in a policy. */
    static void replaceIn(ObjectNode policy) {
        for (Map.Entry<String, JsonNode> field : policy.properties()) {
            field.setValue(inRule(field.getValue()));
        }
    }

    private static JsonNode inRule(JsonNode rule) {
        if (rule instanceof ObjectNode operator
                && operator.size() == 1
                && operator.path("exists").asBoolean()) {
            return NODES.objectNode()
                    .set("anything-but", NODES.arrayNode().add("").add(NULL));
        } else if (rule instanceof ObjectNode nested) {
            replaceIn(nested);
        } else if (rule instanceof ArrayNode values) {
            for (int i = 0; i < values.size(); i++) {
                values.set(i, inRule(values.get(i)));
            }
        }
        return rule.isNull() ? NULL : rule;
    }

    /** Returns the body with its nulls replaced. */
    static JsonNode replacedIn(JsonNode body) {
        if (body instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field.setValue(replacedIn(field.getValue()));
            }
        } else if (body instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replacedIn(array.get(i)));
            }
        }
        return body.isNull() ? NULL : body;
    }
}
