package io.sqsmega.examples.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What of a template has to be said otherwise to moto, so that it can deploy it. */
final class ForTheEmulator {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ForTheEmulator() {}

    /** What a reader of the log must know. */
    static void tell(Class<?> test) {
        System.out.println(
                test.getSimpleName() + ": moto makes no subscriptions and no aliases; the test has made the"
                        + " subscription from the template, and bound the event source to the function. It holds no queue and"
                        + " topic policies, no redriveAllowPolicy, no architecture, no SnapStart and no alarms: these the templates' tests hold.");
    }

    /** It makes no aliases, so the event source refers to the function, and no output refers to an alias. */
    static String withoutAliases(String template) throws Exception {
        ObjectNode root = (ObjectNode) JSON.readTree(template);
        String function = logicalId(root, "CartHandler");
        for (JsonNode resource : root.get("Resources")) {
            if (resource.get("Type").textValue().equals("AWS::Lambda::EventSourceMapping")) {
                ((ObjectNode) resource.get("Properties"))
                        .putObject("FunctionName")
                        .put("Ref", function);
            }
        }
        ((ObjectNode) root.get("Outputs")).remove("CartFunctionArn");
        ((ObjectNode) root.get("Outputs")).remove("PublisherFunctionArn");
        return JSON.writeValueAsString(root);
    }

    private static String logicalId(ObjectNode root, String handler) {
        return root.get("Resources").properties().stream()
                .filter(resource ->
                        resource.getValue().at("/Properties/Handler").asText().endsWith("." + handler))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
