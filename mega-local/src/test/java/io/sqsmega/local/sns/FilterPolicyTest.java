package io.sqsmega.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPolicyTest {
    private static final boolean ON_ATTRIBUTES = false;
    private static final boolean ON_BODY = true;

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void emptyPolicyLetsEverythingThrough(String policy) {
        assertThat(FilterPolicy.of(policy, ON_ATTRIBUTES).accepts(message("x", Map.of())))
                .isTrue();
        assertThat(FilterPolicy.of(policy, ON_BODY).accepts(message("x", Map.of())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "{\"$or\":[{\"kind\":[\"letter\"]},{\"weight\":[{\"numeric\":[\">\",100]}]}]} | true",
                "{\"$or\":[{\"kind\":[\"parcel\"]},{\"weight\":[{\"numeric\":[\">\",100]}]}]} | false",
                "{\"ip\":[{\"cidr\":\"10.0.0.0/24\"}]} | true",
                "{\"ip\":[{\"cidr\":\"10.1.0.0/24\"}]} | false",
                "{\"shout\":[{\"equals-ignore-case\":\"LoUd\"}]} | true",
                "{\"weight\":[5.0]} | true",
                "{\"dotted.name\":[\"yes\"]} | true",
                "{\"bytes\":[{\"exists\":true}]} | false",
                "{\"tags\":[null]} | true",
                "{\"tags\":[7]} | true",
            })
    void attributesAreMatchedByType(String policy, boolean accepted) {
        Map<String, MessageAttribute> attributes = Map.of(
                "kind", new MessageAttribute("String", "letter"),
                "weight", new MessageAttribute("Number", "5"),
                "ip", new MessageAttribute("String", "10.0.0.255"),
                "shout", new MessageAttribute("String", "LOUD"),
                "dotted.name", new MessageAttribute("String", "yes"),
                "bytes", new MessageAttribute("Binary", "AP8="),
                "tags", new MessageAttribute("String.Array", "[\"red\",7,null,true]"));

        assertThat(FilterPolicy.of(policy, ON_ATTRIBUTES).accepts(message("x", attributes)))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "",
                "[{\"kind\":\"letter\"}]",
                "\"letter\"",
                "null",
                "{\"kind\":\"letter\"",
                "{\"kind\":\"letter\"} x"
            })
    void bodyThatIsNoJsonObjectDoesNotMatch(String body) {
        FilterPolicy absent = FilterPolicy.of("{\"absent\":[{\"exists\":false}]}", ON_BODY);

        assertThat(absent.accepts(message("{\"kind\":\"letter\"}", Map.of()))).isTrue();
        assertThat(absent.accepts(message(body, Map.of()))).isFalse();
    }

    /** See https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html */
    @Test
    void aMessageWithoutAttributesDoesNotMatchAPolicyOnThem() {
        FilterPolicy absent = FilterPolicy.of("{\"absent\":[{\"exists\":false}]}", false);
        MessageAttribute kind = new MessageAttribute("String", "letter");

        assertThat(absent.accepts(message("body", Map.of("kind", kind)))).isTrue();
        assertThat(absent.accepts(message("body", Map.of()))).isFalse();
        assertThat(FilterPolicy.of("{}", false).accepts(message("body", Map.of())))
                .isTrue();
    }

    /** In one machine, event-ruler loses "b": the rule of the longer list shares a state with that of the shorter. */
    @ParameterizedTest
    @CsvSource({"a, true", "b, true", "c, false"})
    void alternativesAreDecidedEachByItself(String value, boolean accepted) {
        String policy = "{\"$or\":[{\"m\":[\"a\"]},{\"m\":[\"a\",\"b\"]}]}";

        assertThat(FilterPolicy.of(policy, ON_BODY).accepts(message("{\"m\":\"" + value + "\"}", Map.of())))
                .isEqualTo(accepted);
        assertThat(FilterPolicy.of(policy, ON_ATTRIBUTES)
                        .accepts(message("x", Map.of("m", new MessageAttribute("String", value)))))
                .isEqualTo(accepted);
    }

    /** See https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "{\"exists\":true} | {\"b\":1} | true",
                "{\"exists\":true} | {\"b\":false} | true",
                "{\"exists\":true} | {\"b\":\"x\"} | true",
                "{\"exists\":true} | {\"b\":null} | false",
                "{\"exists\":true} | {\"b\":\"\"} | false",
                "{\"exists\":true} | {\"b\":[null,\"\",3]} | true",
                "{\"exists\":true} | {\"b\":[null,\"\"]} | false",
                "{\"exists\":true} | {\"c\":1} | false",
                "{\"exists\":false} | {\"c\":null} | true",
                "{\"exists\":false} | {\"b\":null} | false",
                "null | {\"b\":null} | true",
                "null | {\"b\":\"\"} | false",
                "{\"anything-but\":\"x\"} | {\"b\":null} | true",
                "{\"anything-but\":{\"prefix\":\"x\"}} | {\"b\":null} | true",
                "\"\" | {\"b\":\"\"} | true",
            })
    void existingInABodyIsBeingNeitherNullNorEmpty(String rule, String body, boolean accepted) {
        FilterPolicy policy = FilterPolicy.of("{\"b\":[" + rule + "]}", ON_BODY);
        FilterPolicy nested = FilterPolicy.of("{\"$or\":[{\"a\":{\"b\":[" + rule + "]}},{\"z\":[\"z\"]}]}", ON_BODY);

        assertThat(policy.accepts(message(body, Map.of()))).isEqualTo(accepted);
        assertThat(nested.accepts(message("{\"a\":" + body + "}", Map.of()))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "[] | must be a JSON object of at most 256 KiB",
                "{ | failed to parse JSON",
                "{\"a\":[{\"wildcard\":\"x*\"}]} | Unrecognized match type wildcard",
                "{\"a\":[{\"anything-but\":{\"suffix\":\"x\"}}]} | Unsupported anything-but pattern suffix",
                "{\"a\":[{\"prefix\":{\"equals-ignore-case\":\"x\"}}]} | Unsupported prefix pattern equals-ignore-case",
                "{\"a\":{\"b\":[\"x\"]}} | Filter policy scope MessageAttributes does not support nested filter policy",
                "{\"a\":\"x\"} | \"a\" must be an object or an array",
                "{\"a\":[1000000001]} | a number must be within 10^9, with at most 5 decimals",
                "{\"a\":[{\"numeric\":[\">\",0.000001]}]} | a number must be within 10^9, with at most 5 decimals",
                "{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1],\"f\":[1]} | Filter policy is too complex",
                "{\"a\":[1,2,3,4,5,6],\"b\":[1,2,3,4,5,6],\"c\":[1,2,3,4,5]} | Filter policy is too complex",
            })
    void policyThatSnsRefusesIsRefused(String policy, String reason) {
        assertThatThrownBy(() -> FilterPolicy.of(policy, ON_ATTRIBUTES))
                .isInstanceOf(SnsException.class)
                .hasMessageStartingWith("Invalid parameter: FilterPolicy: " + reason);
    }

    @Test
    void fiveKeysAndHundredFiftyCombinationsAreTaken() {
        FilterPolicy.of("{\"a\":[1,2,3,4,5,6],\"b\":[1,2,3,4,5],\"c\":[1,2,3,4,5],\"d\":[1],\"e\":[1]}", ON_ATTRIBUTES);
    }

    @Test
    void depthMultipliesTheCombinationsOfABodyPolicy() {
        String values = "[1,2,3,4,5,6,7]";
        FilterPolicy.of("{\"a\":{\"b\":{\"c\":" + values + "}},\"d\":" + values + "}", ON_BODY);

        assertThatThrownBy(() -> FilterPolicy.of(
                        "{\"a\":{\"b\":{\"c\":" + values + "}},\"d\":{\"e\":{\"f\":" + values + "}}}", ON_BODY))
                .hasMessageEndingWith("Filter policy is too complex");
    }

    private static Published message(String text, Map<String, MessageAttribute> attributes) {
        return new Published("id", null, Instant.EPOCH, new Publication(text, null, attributes, null, null));
    }
}
