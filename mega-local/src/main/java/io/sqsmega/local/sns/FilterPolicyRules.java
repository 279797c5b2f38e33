package io.sqsmega.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import software.amazon.event.ruler.JsonRuleCompiler;

/**
 * Rejects policies that event-ruler accepts and SNS does not: <a
 * href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">the limits of a filter
 * policy</a>, and operators that only EventBridge has.
 */
final class FilterPolicyRules {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> OPERATORS =
            Set.of("anything-but", "prefix", "suffix", "equals-ignore-case", "cidr", "numeric", "exists");
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_KEYS = 5;
    private static final int MAX_COMBINATIONS = 150;
    private static final BigDecimal MAX_NUMBER = BigDecimal.valueOf(1_000_000_000);
    private static final int MAX_DECIMALS = 5;

    private final boolean nestable;
    private int keys;

    private FilterPolicyRules(boolean nestable) {
        this.nestable = nestable;
    }

    /** Parses the policy and checks that SNS accepts it. */
    static ObjectNode check(String policy, boolean onBody) {
        if (policy.length() > MAX_BYTES || !(parse(policy) instanceof ObjectNode document)) {
            throw refused("must be a JSON object of at most 256 KiB");
        }
        FilterPolicyRules rules = new FilterPolicyRules(onBody);
        long combinations = rules.combinationsOf(document, 1);
        if (rules.keys > MAX_KEYS || combinations > MAX_COMBINATIONS) {
            throw refused("Filter policy is too complex");
        }
        String complaint = document.isEmpty() ? null : JsonRuleCompiler.check(policy);
        if (complaint != null) {
            throw refused(complaint);
        }
        return document;
    }

    static SnsException refused(String reason) {
        return SnsException.invalidParameter("FilterPolicy: " + reason);
    }

    private static JsonNode parse(String policy) {
        try {
            return JSON.readTree(policy);
        } catch (JsonProcessingException e) {
            throw refused("failed to parse JSON");
        }
    }

    /**
     * Returns the number of combinations: the numbers of values of all keys are multiplied, and a value at depth n
     * counts n times.
     */
    private long combinationsOf(JsonNode document, int depth) {
        long combinations = 1;
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            combinations *= combinationsOf(field.getKey(), field.getValue(), depth);
        }
        return combinations;
    }

    private long combinationsOf(String key, JsonNode rule, int depth) {
        if (key.equals("$or") && rule.isArray()) {
            long sum = 0;
            for (JsonNode alternative : rule) {
                sum += combinationsOf(alternative, depth);
            }
            return sum;
        }
        if (rule.isObject()) {
            if (!nestable) {
                throw refused("Filter policy scope MessageAttributes does not support nested filter policy");
            }
            return combinationsOf(rule, depth + 1);
        }
        keys++;
        rule.forEach(FilterPolicyRules::checkValue);
        return (long) rule.size() * depth;
    }

    private static void checkValue(JsonNode value) {
        if (value.isNumber()) {
            checkNumber(value);
        }
        for (Map.Entry<String, JsonNode> operator : value.properties()) {
            checkOperator(operator.getKey(), operator.getValue());
        }
    }

    private static void checkOperator(String name, JsonNode operand) {
        if (!OPERATORS.contains(name)) {
            throw refused("Unrecognized match type " + name);
        }
        operand.properties().forEach(nested -> {
            if (!name.equals("anything-but") || !nested.getKey().equals("prefix")) {
                throw refused("Unsupported " + name + " pattern " + nested.getKey());
            }
        });
        checkNumber(operand);
        operand.forEach(FilterPolicyRules::checkNumber);
    }

    private static void checkNumber(JsonNode value) {
        if (value.isNumber()
                && (value.decimalValue().abs().compareTo(MAX_NUMBER) > 0
                        || value.decimalValue().stripTrailingZeros().scale() > MAX_DECIMALS)) {
            throw refused("a number must be within 10^9, with at most 5 decimals");
        }
    }
}
