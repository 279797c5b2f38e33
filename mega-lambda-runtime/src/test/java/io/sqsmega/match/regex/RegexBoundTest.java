package io.sqsmega.match.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sqsmega.match.InvalidPatternException;
import io.sqsmega.match.Matchers;
import io.sqsmega.match.regex.RegexAlphabet.Neighbour;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression costs, counted in steps. */
@Tag("slow")
class RegexBoundTest {
    private static final int MIB = 1 << 20;
    /** Each step can be visited when a character is taken, when its place is asked about, and when it goes on. */
    private static final int VISITS_OF_A_STEP = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(.*)(a{1,40}){1,40}b",
                "(a+)+b",
                "(a|aa)+b",
                "(x+x+)+y",
                "(a*)*b",
                "(a?){40}a{40}b",
                "(.*a){20}b",
                "[a-z]{1,1000}",
                "(\\d{1,100},){1,40}",
                "(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}",
                "[\\w.+-]+@[\\w-]+\\.[\\w.-]+"
            })
    void characterCostsOneLookUp(String regex) {
        RegexAutomaton automaton = RegexAutomaton.of(RegexParser.parse(regex), true);

        assertThat(automaton.stepsPerCharacter()).isEqualTo(1);
        assertThat(automaton.matches("a".repeat(MIB))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"(?s).*a.{100}b, 1, false", "(?s).*[ab].{200}b, 200, false", "(?s).*[ab].{200}b, 201, true"})
    void shortExpressionWithoutATableIsSimulated(String regex, int between, boolean matches) {
        RegexAutomaton automaton = RegexAutomaton.of(RegexParser.parse(regex), true);

        assertThat(automaton.stepsPerCharacter()).isBetween(2, RegexAutomaton.MOST_SIMULATED_STEPS);
        assertThat(automaton.matches("a".repeat(between) + "b")).isEqualTo(matches);
        assertThat(automaton.matches("c".repeat(1_000) + "a".repeat(between) + "b"))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(?s).*[ab].{250}b;it needs too large a table, and 255 steps a character (at most 250) without one",
                "((a{0,30}){0,30}b?){0,5}c;it needs too large a table, and 9167 steps a character (at most 250) without one",
                "(a{1,1000}){1,1000}b;its repetitions make it longer than 10000 steps"
            })
    void longExpressionWithoutATableIsRefused(String regex, String reason) {
        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(() -> Matchers.fullMatch(regex))
                .withMessageEndingWith(reason);
    }

    @Test
    void setsOfCharactersAreBounded() {
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < 501; i++) {
            characters.append((char) (0x4e00 + i));
        }
        String fewer = characters.substring(0, 490);
        assertThat(Matchers.fullMatch(fewer).matches(fewer)).isTrue();
        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(() -> Matchers.fullMatch(characters.toString()))
                .withMessageEndingWith("it has more than 500 different sets of characters");
    }

    @Test
    void anyExpressionThatIsAcceptedStaysWithinTheBound() {
        Random random = new Random(20_261_129);
        int simulated = 0;
        for (int i = 0; i < 3_000; i++) {
            String regex = regex(random, 4) + (random.nextBoolean() ? "b" : "");
            RegexAutomaton automaton = accepted(regex);
            if (automaton != null && automaton.stepsPerCharacter() > 1) {
                simulated++;
                assertThat(automaton.stepsPerCharacter()).isLessThanOrEqualTo(RegexAutomaton.MOST_SIMULATED_STEPS);
                assertThat(visits(regex, text(random)))
                        .as(regex)
                        .isLessThanOrEqualTo((long) VISITS_OF_A_STEP * RegexAutomaton.MOST_SIMULATED_STEPS);
            }
        }
        assertThat(simulated).isPositive();
    }

    private static @Nullable RegexAutomaton accepted(String regex) {
        try {
            return RegexAutomaton.of(RegexParser.parse(regex), true);
        } catch (IllegalArgumentException tooCostly) {
            return null;
        }
    }

    /** The most visits that one character of the text costs. */
    private static long visits(String regex, String text) {
        RegexProgram program = new RegexProgram(RegexParser.parse(regex));
        RegexAlphabet alphabet = new RegexAlphabet(program);
        RegexSimulation simulation = new RegexSimulation(program, alphabet);
        long most = 0;
        for (int i = 0; i < text.length() && !simulation.isDead(); i++) {
            long before = simulation.visits();
            int symbol = alphabet.symbolOf(text.charAt(i));
            simulation.isMatchBefore(alphabet.neighbours[symbol]);
            simulation.take(symbol);
            most = Math.max(most, simulation.visits() - before);
        }
        simulation.isMatchBefore(Neighbour.NOTHING);
        return most;
    }

    private static String regex(Random random, int depth) {
        String inner = depth == 0 || random.nextInt(3) == 0 ? one(random) : "(" + regex(random, depth - 1) + ")";
        return switch (random.nextInt(6)) {
            case 0 -> inner + "{" + random.nextInt(3) + "," + (3 + random.nextInt(60)) + "}";
            case 1 -> inner + "*";
            case 2 -> ".*" + inner + one(random) + "{" + random.nextInt(120) + "}";
            case 3 -> inner + "|" + one(random);
            default -> inner + (depth == 0 ? "" : regex(random, depth - 1));
        };
    }

    private static String one(Random random) {
        return new String[] {"a", "b", ".", "[ab]", "\\w", "\\b", "^", "c?"}[random.nextInt(8)];
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("aabb c".charAt(random.nextInt(6)));
        }
        return text.toString();
    }
}
