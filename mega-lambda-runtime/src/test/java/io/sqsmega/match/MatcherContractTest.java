package io.sqsmega.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.Internal;
import io.sqsmega.payload.Values;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every matcher, whatever it looks for. */
class MatcherContractTest {

    @Test
    void theSamplesHaveEveryKind() {
        Set<Class<?>> sampled = new LinkedHashSet<>();
        Samples.matchers().forEach(matcher -> sampled.add(matcher.getClass()));
        assertThat(sampled).containsExactlyInAnyOrder(Matcher.class.getPermittedSubclasses());
    }

    /** The tests of the index and of the gate draw their patterns from them. */
    @Test
    void theRandomPatternsHaveEveryKind() {
        Set<Class<?>> drawn = new LinkedHashSet<>();
        for (int seed = 0; seed < 2_000; seed++) {
            for (Criterion[] conjunction : new RandomPatterns(seed).eventPattern().alternatives.conjunctions) {
                for (Criterion criterion : conjunction) {
                    drawn.add(criterion.matcher.getClass());
                }
            }
        }
        // Only message patterns have it.
        drawn.add(AttributeMatcher.class);
        assertThat(drawn).containsExactlyInAnyOrder(Matcher.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("io.sqsmega.match.Samples#matchers")
    void explainsItselfExactlyIfItDoesNotMatch(Matcher matcher) {
        for (Object value : Samples.values()) {
            boolean matches = matcher.matches(value);
            assertThat(matcher.explain(value).isEmpty())
                    .as("%s on %s", matcher, Values.typeOf(value))
                    .isEqualTo(matches);
        }
    }

    @ParameterizedTest
    @MethodSource("io.sqsmega.match.Samples#matchers")
    void notIsItsNegation(Matcher matcher) {
        for (Object value : Samples.values()) {
            boolean matches = matcher.matches(value);
            assertThat(Matchers.not(matcher).matches(value)).isEqualTo(!matches);
            assertThat(Matchers.not(Matchers.not(matcher)).matches(value)).isEqualTo(matches);
        }
    }

    @ParameterizedTest
    @MethodSource("io.sqsmega.match.Samples#matchers")
    void matchesSomeValueAndFailsAnother(Matcher matcher) {
        List<Object> matched = new ArrayList<>(Samples.values());
        matched.removeIf(value -> !matcher.matches(value));
        assertThat(matched).hasSizeLessThan(Samples.values().size());
        if (!matcher.toString().equals("is one of []")) {
            assertThat(matched).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.sqsmega.match.Samples#matchers")
    void saysTheSameEachTime(Matcher matcher) {
        for (Object value : Samples.values()) {
            assertThat(matcher.matches(value)).isEqualTo(matcher.matches(value));
            assertThat(matcher.explain(value)).isEqualTo(matcher.explain(value));
        }
    }

    @ParameterizedTest
    @MethodSource("io.sqsmega.match.Samples#matchersAndWords")
    void printsItselfAndItsNegationInWords(Matcher matcher, String words, String negatedWords) {
        assertThat(matcher).hasToString(words);
        assertThat(Matchers.not(matcher)).hasToString(negatedWords);
    }

    @Test
    void everyKindIsFinalAndSoIsEveryFieldOfIt() {
        for (Class<?> kind : Matcher.class.getPermittedSubclasses()) {
            assertThat(kind).isFinal();
            assertThat(kind.isAnnotationPresent(Internal.class) || !Modifier.isPublic(kind.getModifiers()))
                    .as(kind.getName())
                    .isTrue();
            for (Field field : kind.getDeclaredFields()) {
                // Coverage tools add fields of their own.
                assertThat(field.isSynthetic() || Modifier.isFinal(field.getModifiers()))
                        .as(field.toString())
                        .isTrue();
            }
        }
    }
}
