package io.sqsmega.filters;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates the rules of filters. A rule is JSON: a string, boolean or null, or an operator with its operand. */
final class Rule {
    static final Map<String, Object> EXISTS = Map.of("exists", true);
    static final Map<String, Object> MISSING = Map.of("exists", false);
    static final Map<String, Object> ANY_STRING = Map.of("prefix", "");

    private static final String NUMERIC = "numeric";
    private static final String ANYTHING_BUT = "anything-but";
    private static final BigDecimal MAX_NUMBER = BigDecimal.valueOf(1_000_000_000);
    private static final int MAX_DECIMALS = 5;

    private Rule() {}

    static Map<String, Object> prefix(String text) {
        return Map.of("prefix", text);
    }

    static Map<String, Object> suffix(String text) {
        return Map.of("suffix", text);
    }

    static Map<String, Object> wildcard(String wildcard) {
        return Map.of("wildcard", wildcard);
    }

    static Map<String, Object> ignoringCase(String text) {
        return Map.of("equals-ignore-case", text);
    }

    static Map<String, Object> cidr(String block) {
        return Map.of("cidr", block);
    }

    /** @param excluded strings or numbers, not mixed; or one operator */
    static Map<String, Object> anythingBut(Object excluded) {
        return Map.of(ANYTHING_BUT, excluded);
    }

    static Map<String, Object> numeric(String operator, Number bound) {
        return Map.of(NUMERIC, List.of(operator, number(bound)));
    }

    /** Returns a comparable number in the form that is equal for equal numbers. */
    static Number number(Number comparable) {
        BigDecimal decimal = new BigDecimal(comparable.toString()).stripTrailingZeros();
        return decimal.scale() <= 0 ? (Number) decimal.longValueExact() : (Number) decimal.doubleValue();
    }

    /** Returns whether every target and every version of event-ruler compares this number exactly. */
    static boolean isComparable(Number number) {
        if (number instanceof Double binary && !Double.isFinite(binary)) {
            return false;
        }
        BigDecimal decimal = new BigDecimal(number.toString());
        return decimal.abs().compareTo(MAX_NUMBER) <= 0
                && decimal.stripTrailingZeros().scale() <= MAX_DECIMALS;
    }

    static boolean isAnythingBut(@Nullable Object rule) {
        return rule instanceof Map<?, ?> operator && operator.containsKey(ANYTHING_BUT);
    }

    /** Returns the range of numbers that both rules match, or null if they are not a lower and an upper bound. */
    static @Nullable Map<String, Object> range(@Nullable Object one, @Nullable Object other) {
        List<?> lower = bound(one);
        List<?> upper = bound(other);
        if (lower == null || upper == null || isLower(lower) == isLower(upper)) {
            return null;
        } else if (!isLower(lower)) {
            return range(other, one);
        }
        int order = new BigDecimal(lower.get(1).toString())
                .compareTo(new BigDecimal(upper.get(1).toString()));
        if (order == 0) {
            return Map.of(NUMERIC, List.of("=", lower.get(1)));
        }
        List<Object> both = new ArrayList<>(lower);
        both.addAll(upper);
        return order > 0 ? null : Map.of(NUMERIC, both);
    }

    private static @Nullable List<?> bound(@Nullable Object rule) {
        return rule instanceof Map<?, ?> operator
                        && operator.get(NUMERIC) instanceof List<?> operands
                        && operands.size() == 2
                        && !"=".equals(operands.get(0))
                ? operands
                : null;
    }

    private static boolean isLower(List<?> bound) {
        return String.valueOf(bound.get(0)).startsWith(">");
    }

    /** Returns a rank: the lower, the fewer values the rule matches, as a rule of thumb. */
    static int width(@Nullable Object rule) {
        if (!(rule instanceof Map<?, ?>)) {
            return 0;
        } else if (EXISTS.equals(rule)) {
            return 5;
        } else if (ANY_STRING.equals(rule)) {
            return 4;
        } else if (isAnythingBut(rule)) {
            return 3;
        }
        return bound(rule) == null ? 1 : 2;
    }
}
