package io.sqsmega.local.sns;

import java.time.Instant;
import java.util.LinkedHashMap;
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

    /** @param attributes strings and numbers by their names */
    public boolean delivers(String body, Map<String, Object> attributes) {
        Map<String, MessageAttribute> typed = new LinkedHashMap<>();
        attributes.forEach((name, value) ->
                typed.put(name, new MessageAttribute(value instanceof Number ? "Number" : "String", value.toString())));
        return policy.accepts(new Published("id", null, Instant.EPOCH, new Publication(body, null, typed, null, null)));
    }
}
