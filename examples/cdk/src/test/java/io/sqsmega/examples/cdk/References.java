package io.sqsmega.examples.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON as maps and lists of text, with CloudFormation's functions as a person would say them. */
final class References {
    private final Map<String, String> names;

    /** @param names of the resources, by logical id; those that are missing are called by their logical ids */
    References(Map<String, String> names) {
        this.names = names;
    }

    Object value(JsonNode node) {
        if (node.isObject() && node.size() == 1) {
            Map.Entry<String, JsonNode> only = node.properties().iterator().next();
            return function(only.getKey(), only.getValue(), node);
        }
        if (node.isObject()) {
            return map(node);
        }
        if (node.isArray()) {
            List<Object> values = new ArrayList<>();
            node.forEach(value -> values.add(value(value)));
            return values;
        }
        return node.isMissingNode() ? "nothing" : node.asText().replaceAll("\\$\\{([\\w:.]+)}", "$1");
    }

    private Object function(String name, JsonNode argument, JsonNode whole) {
        return switch (name) {
            case "Ref" -> called(argument);
            case "Fn::GetAtt" -> called(argument.get(0)) + "." + argument.get(1).textValue();
            case "Fn::Join" -> joined(argument.get(1));
            case "Fn::Select", "Fn::Split" -> value(argument.get(1));
            default -> map(whole);
        };
    }

    private String called(JsonNode logicalId) {
        return names.getOrDefault(logicalId.textValue(), logicalId.textValue());
    }

    private String joined(JsonNode parts) {
        StringBuilder joined = new StringBuilder();
        parts.forEach(part -> joined.append(value(part)));
        return joined.toString();
    }

    Map<String, Object> map(JsonNode node) {
        Map<String, Object> values = new TreeMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return values;
    }
}
