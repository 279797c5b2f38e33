package io.sqsmega.examples.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A template as a reader compares it: resources by the names that {@code template.yaml} gives them, references as text.
 * {@code !GetAtt Queue.Arn} reads {@code Queue.Arn}.
 */
final class Description {
    private final Map<String, JsonNode> resources;
    private final References references;

    private Description(Map<String, JsonNode> resources, References references) {
        this.resources = resources;
        this.references = references;
    }

    /** The tags of CloudFormation are skipped by the parser; what all functions share is given to each. */
    static Description ofSam(Path file) throws IOException {
        JsonNode template = new YAMLMapper().readTree(file.toFile());
        Map<String, JsonNode> resources = new TreeMap<>();
        template.get("Resources").properties().forEach(resource -> {
            ObjectNode properties = (ObjectNode) resource.getValue().get("Properties");
            if (resource.getValue().get("Type").textValue().equals("AWS::Serverless::Function")) {
                properties.setAll((ObjectNode) template.at("/Globals/Function"));
            }
            resources.put(resource.getKey(), resource.getValue());
        });
        return new Description(resources, new References(Map.of()));
    }

    /** A subscription is named after both its ends by the CDK, so its type tells which it is. */
    static Description ofCdk(Map<String, Object> json) {
        JsonNode template = new ObjectMapper().valueToTree(json);
        Map<String, JsonNode> resources = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        template.get("Resources").properties().forEach(resource -> {
            String name = name(resource.getKey(), resource.getValue());
            names.put(resource.getKey(), name);
            resources.put(name, resource.getValue());
        });
        return new Description(resources, new References(names));
    }

    private static String name(String logicalId, JsonNode resource) {
        if (resource.get("Type").textValue().equals("AWS::SNS::Subscription")) {
            return "CartSubscription";
        }
        return name(logicalId);
    }

    /** What {@code template.yaml} calls a resource of either template. A logical id of the CDK ends in a hash. */
    static String name(String logicalId) {
        return logicalId.replaceFirst("[0-9A-F]{8}$", "").replaceFirst("^EventsTopic", "CartTopic");
    }

    /** The names of all resources but those that SAM makes of a function without naming them. */
    Set<String> names() {
        Set<String> made = Set.of(
                "AWS::IAM::Role",
                "AWS::IAM::Policy",
                "AWS::Lambda::Version",
                "AWS::Lambda::Alias",
                "AWS::Lambda::EventSourceMapping",
                "AWS::CDK::Metadata");
        Set<String> names = new TreeSet<>(resources.keySet());
        names.removeIf(name -> made.contains(resources.get(name).get("Type").textValue()));
        return names;
    }

    /** Every action that a role allows, with what it allows it on, in its own and in attached policies. */
    Set<String> allowed(String role) {
        Set<String> allowed = new TreeSet<>();
        resources.get(role).at("/Properties/Policies").forEach(policy -> add(policy, allowed));
        resources.values().stream()
                .filter(resource -> resource.get("Type").textValue().equals("AWS::IAM::Policy"))
                .map(resource -> resource.get("Properties"))
                .filter(policy -> references.value(policy.get("Roles")).equals(List.of(role)))
                .forEach(policy -> add(policy, allowed));
        return allowed;
    }

    private void add(JsonNode policy, Set<String> allowed) {
        for (JsonNode statement : policy.at("/PolicyDocument/Statement")) {
            String on = " " + statement.get("Effect").textValue() + " on " + references.value(statement.get("Resource"))
                    + " if " + references.value(statement.path("Condition"));
            JsonNode actions = statement.get("Action");
            Iterable<JsonNode> each = actions.isArray() ? actions : List.of(actions);
            each.forEach(action -> allowed.add(action.textValue() + on));
        }
    }

    /** What the whole of a resource says beside its properties. */
    JsonNode resource(String name) {
        return resources.get(name);
    }

    /** The one resource of this type; its name in the CDK's template is of no interest. */
    Object onlyOf(String type, String property) {
        return properties(resources.entrySet().stream()
                        .filter(resource ->
                                resource.getValue().get("Type").textValue().equals(type))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow())
                .getOrDefault(property, "nothing");
    }

    /** Maps and lists of text. */
    Map<String, Object> properties(String resource) {
        assertThat(resources).containsKey(resource);
        return references.map(resources.get(resource).path("Properties"));
    }

    /** A property inside of others, or "nothing". */
    Object property(String resource, String pointer) {
        return references.value(resources.get(resource).at("/Properties" + pointer));
    }
}
