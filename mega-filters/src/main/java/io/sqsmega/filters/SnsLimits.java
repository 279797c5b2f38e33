package io.sqsmega.filters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The size of a filter policy as SNS counts it.
 *
 * @param keys the fields with rules; in {@code $or}, those of all alternatives
 * @param combinations the numbers of rules of all fields, multiplied, each times its depth; alternatives are added
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">Filter policy
 *     constraints</a>
 */
record SnsLimits(int keys, long combinations) {
    static final int MAX_KEYS = 5;
    static final int MAX_COMBINATIONS = 150;

    /** Above it, more combinations make no difference. */
    private static final long MANY = 1_000_000;

    static SnsLimits of(Map<?, ?> policy) {
        return of(policy, 1);
    }

    boolean fit() {
        return keys <= MAX_KEYS && combinations <= MAX_COMBINATIONS;
    }

    private static SnsLimits of(Map<?, ?> document, int depth) {
        SnsLimits all = new SnsLimits(0, 1);
        for (Map.Entry<?, ?> field : document.entrySet()) {
            all = all.times(of(field.getKey(), field.getValue(), depth));
        }
        return all;
    }

    private static SnsLimits of(@Nullable Object key, @Nullable Object rule, int depth) {
        if (rule instanceof Map<?, ?> nested) {
            return of(nested, depth + 1);
        }
        List<?> rules = rule instanceof List<?> list ? list : List.of();
        if (!"$or".equals(key)) {
            return new SnsLimits(1, (long) rules.size() * depth);
        }
        SnsLimits sum = new SnsLimits(0, 0);
        for (Object alternative : rules) {
            SnsLimits one = alternative instanceof Map<?, ?> document ? of(document, depth) : sum;
            sum = new SnsLimits(sum.keys + one.keys, sum.combinations + one.combinations);
        }
        return sum;
    }

    private SnsLimits times(SnsLimits other) {
        return new SnsLimits(keys + other.keys, Math.min(MANY, combinations * other.combinations));
    }
}
