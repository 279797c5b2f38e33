package io.sqsmega.local.sns;

import io.sqsmega.codec.json.JsonValue;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The filter of mega-local's SNS, without its server. */
public final class SnsJudge {
    private final FilterPolicy policy;

    private SnsJudge(FilterPolicy policy) {
        this.policy = policy;
    }

    /** @throws RuntimeException if SNS would refuse the policy */
    public static SnsJudge ofBody(String policy) {
        return new SnsJudge(FilterPolicy.of(policy, true));
    }

    /** @throws RuntimeException if SNS would refuse the policy */
    public static SnsJudge ofAttributes(String policy) {
        return new SnsJudge(FilterPolicy.of(policy, false));
    }

    /** @param attributes strings, numbers, bytes and lists by their names */
    public boolean delivers(String body, Map<String, Object> attributes) {
        Map<String, MessageAttribute> typed = new LinkedHashMap<>();
        attributes.forEach((name, value) -> typed.put(name, attribute(value)));
        return policy.accepts(new Published("id", null, Instant.EPOCH, new Publication(body, null, typed, null, null)));
    }

    private static MessageAttribute attribute(Object value) {
        if (value instanceof byte[] bytes) {
            return new MessageAttribute("Binary", Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof List<?> elements) {
            return new MessageAttribute("String.Array", new JsonValue(elements).text());
        }
        return new MessageAttribute(value instanceof Number ? "Number" : "String", value.toString());
    }
}
