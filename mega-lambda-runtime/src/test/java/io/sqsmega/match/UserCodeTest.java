package io.sqsmega.match;

import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.anyOf;
import static io.sqsmega.match.Matchers.everyItem;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.hasItems;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.satisfies;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However deep it is, code of the user's is found; and nothing else is taken for it. */
class UserCodeTest {
    private static final Matcher USERS = satisfies("asked", value -> true);
    private static final Matcher OURS = gt(7);

    @ParameterizedTest
    @MethodSource("wrappings")
    void isFoundWithin(UnaryOperator<Object> wrapping) {
        assertThat(not(wrapping.apply(USERS)).runsUserCode()).isTrue();
        assertThat(not(wrapping.apply(match(Pattern.compile("a")))).runsUserCode())
                .isTrue();
        assertThat(not(wrapping.apply(OURS)).runsUserCode()).isFalse();
        assertThat(not(wrapping.apply(match("a"))).runsUserCode()).isFalse();
    }

    static List<UnaryOperator<Object>> wrappings() {
        return Arrays.asList(
                matcher -> matcher,
                matcher -> not(matcher),
                matcher -> anyItem(matcher),
                matcher -> everyItem(matcher),
                matcher -> hasItems(1, matcher),
                matcher -> allOf(OURS, matcher),
                matcher -> anyOf(OURS, matcher),
                matcher -> oneOf(1, matcher),
                matcher -> List.of(1, matcher),
                matcher -> Map.of("a", matcher, "b", 1),
                matcher -> not(anyOf(1, Map.of("a", List.of(matcher)))));
    }
}
