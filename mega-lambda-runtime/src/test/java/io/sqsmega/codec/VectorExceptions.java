package io.sqsmega.codec;

import static java.util.Map.entry;

import java.util.Map;

/** The vectors that are not met, each with the reason. A test shows that each one really deviates. */
final class VectorExceptions {
    private static final String KEEPS_THE_VALUE = "numbers keep their value: what no double holds is a BigDecimal";
    private static final String NINE_DIGITS = "0 to 9 fraction digits, none of them cut off";
    private static final String JSON_HAS_DECIMALS = "a decimal is a number, and JSON has numbers";
    private static final String NAMES_ARE_STRINGS = "the keys of a payload are strings, others are refused";
    private static final String JAVA_SET = "a Java Set is a Collection, and becomes a list";

    static final Map<String, String> REASONS = Map.ofEntries(
            entry("body/json-object/123", KEEPS_THE_VALUE),
            entry("body/json-object/129", KEEPS_THE_VALUE),
            entry("gen/timestamp/015", NINE_DIGITS),
            entry("gen/timestamp/016", NINE_DIGITS),
            entry("gen/timestamp/017", NINE_DIGITS),
            entry("payload/016/json", JSON_HAS_DECIMALS),
            entry("payload/017/json", JSON_HAS_DECIMALS),
            entry("payload/017/bson", "a BigDecimal is written as a double only when that loses nothing"),
            entry("payload/020/json", JAVA_SET),
            entry("payload/020/bson", JAVA_SET),
            entry("payload/021/json", NAMES_ARE_STRINGS),
            entry("payload/021/bson", NAMES_ARE_STRINGS),
            entry("payload/022/bson", NAMES_ARE_STRINGS),
            entry("payload/023/json", NAMES_ARE_STRINGS),
            entry("payload/023/bson", NAMES_ARE_STRINGS),
            entry("payload/024/json", NAMES_ARE_STRINGS),
            entry("payload/024/bson", NAMES_ARE_STRINGS));

    private VectorExceptions() {}

    static boolean contains(String id) {
        return REASONS.containsKey(id);
    }
}
