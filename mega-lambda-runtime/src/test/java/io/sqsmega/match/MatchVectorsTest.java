package io.sqsmega.match;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchVectorsTest {
    private static final String MISSING = "not(x) of a missing key is true";
    private static final String NOTHING = "oneOf() of nothing is refused when it is built";
    private static final String NAN = "a comparison with NaN, which never holds, is refused when it is built";
    private static final String NOT_LINEAR = "a backreference can't be matched in linear time";

    private static final String NO_SCALAR = "oneOf and in of nothing but lists and objects are refused";
    private static final String NESTED_BRACKET = "[ within brackets begins a class in RE2 and a union in Java";

    /** The cases that contradict the semantics, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            entry("match/example/0042", MISSING),
            entry("match/mapping/0023", MISSING),
            entry("match/in/0022", NOTHING),
            entry("match/in/0032", NOTHING),
            entry("match/in-build/0008", NOTHING),
            entry("match/in-build/0009", NO_SCALAR),
            entry("match/in/0047", NO_SCALAR),
            entry("match/in/0048", NO_SCALAR),
            entry("match/in/0049", NO_SCALAR),
            entry("match/in/0050", NO_SCALAR),
            entry("match/collection/0091", NAN),
            entry("match/number-exact/0008", NAN),
            entry("match/number-exact/0013", NAN),
            entry("match/number-exact/0021", NAN),
            entry("match/number-exact/0030", NAN),
            entry("match/number-exact/0093", NAN),
            entry("match/regex/0062", NOT_LINEAR),
            entry("match/regex/0063", NOT_LINEAR),
            entry("match/regex/0064", NOT_LINEAR),
            entry("match/regex/0072", NESTED_BRACKET),
            entry("match/regex/0073", NESTED_BRACKET));

    private static final List<MatchVectors.Case> CASES = MatchVectors.all();

    @Test
    void everyCaseMeansWhatItSays() {
        List<String> wrong = new ArrayList<>();
        for (MatchVectors.Case each : CASES) {
            if (each.deviates() && !EXCEPTIONS.containsKey(each.id())) {
                wrong.add(each + " is " + each.outcome() + ", not " + each.expected());
            }
        }
        assertThat(CASES).hasSize(1958);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyExceptionDeviates() {
        List<String> deviating = new ArrayList<>();
        for (MatchVectors.Case each : CASES) {
            if (each.deviates()) {
                deviating.add(each.id());
            }
        }
        assertThat(deviating).containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
    }

    @Test
    void everyCaseIsExplainedIfAndOnlyIfItDoesNotMatch() {
        for (MatchVectors.Case each : CASES) {
            assertThat(each.explained()).as(each.toString()).isEqualTo(each.outcome());
        }
    }
}
