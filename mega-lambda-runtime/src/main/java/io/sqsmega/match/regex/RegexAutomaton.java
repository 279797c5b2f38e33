package io.sqsmega.match.regex;

import io.sqsmega.Internal;
import io.sqsmega.match.regex.RegexAlphabet.Neighbour;
import io.sqsmega.match.regex.RegexSimulation.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Matches texts with a regular expression, each in one pass. Most expressions are compiled to the table of a
 * deterministic automaton: then a character costs one look-up. If the table would be too large, a short expression is
 * simulated: then a character costs at most {@value #MOST_SIMULATED_STEPS} steps. All others are rejected. Immutable
 * and thread-safe.
 */
@Internal
public final class RegexAutomaton {
    /** Longer expressions are rejected at once. */
    static final int MOST_STEPS = 10_000;

    /** The largest number of steps of a simulated expression. */
    static final int MOST_SIMULATED_STEPS = 250;

    /** The limits of the table: visited steps to build it, and entries to store it. */
    static final int MOST_WORK = 500_000;

    private static final int MOST_ENTRIES = 250_000;
    private static final int MOST_SETS = 500;

    private static final int DEAD = -1;
    private static final int MATCHED = -2;

    private final boolean full;
    private final RegexProgram program;
    private final RegexAlphabet alphabet;
    /**
     * The next state for each state and symbol, {@link #DEAD} or {@link #MATCHED}; null if the expression is simulated.
     */
    private final int @Nullable [] table;

    private final BitSet matchesAtEnd = new BitSet();

    private RegexAutomaton(RegexProgram program, boolean full) {
        this.full = full;
        this.program = program;
        this.alphabet = new RegexAlphabet(program);
        this.table = table();
    }

    /**
     * Compiles an expression.
     *
     * @param full whether all of a text must match, or only its beginning
     * @throws IllegalArgumentException if the expression costs too much, or matches nothing
     */
    public static RegexAutomaton of(RegexNode regex, boolean full) {
        if (regex.steps() > MOST_STEPS) {
            throw new IllegalArgumentException("its repetitions make it longer than " + MOST_STEPS + " steps");
        }
        RegexProgram program = new RegexProgram(regex);
        if (program.sets.size() > MOST_SETS) {
            throw new IllegalArgumentException("it has more than " + MOST_SETS + " different sets of characters");
        }
        RegexAutomaton automaton = new RegexAutomaton(program, full);
        if (automaton.table == null && program.size() > MOST_SIMULATED_STEPS) {
            throw new IllegalArgumentException("it needs too large a table, and " + program.size()
                    + " steps a character (at most " + MOST_SIMULATED_STEPS + ") without one");
        } else if (automaton.matchesNothing()) {
            throw new IllegalArgumentException("it matches no text at all");
        }
        return automaton;
    }

    private int @Nullable [] table() {
        RegexSimulation simulation = new RegexSimulation(program, alphabet);
        Map<State, Integer> numbers = new HashMap<>();
        List<State> states = new ArrayList<>();
        numberOf(simulation.state(), numbers, states);
        int[] entries = {};
        for (int entry = 0; entry < states.size() * alphabet.size; entry++) {
            if (simulation.visits() > MOST_WORK || entry == MOST_ENTRIES) {
                return null;
            }
            entries = entry < entries.length ? entries : Arrays.copyOf(entries, entry * 2 + alphabet.size);
            State state = states.get(entry / alphabet.size);
            entries[entry] = next(state, entry % alphabet.size, simulation, numbers, states);
        }
        for (int state = 0; state < states.size(); state++) {
            simulation.goOnFrom(states.get(state));
            matchesAtEnd.set(state, simulation.isMatchBefore(Neighbour.NOTHING));
        }
        return Arrays.copyOf(entries, states.size() * alphabet.size);
    }

    private int next(
            State state, int symbol, RegexSimulation simulation, Map<State, Integer> numbers, List<State> states) {
        simulation.goOnFrom(state);
        if (simulation.isMatchBefore(alphabet.neighbours[symbol]) && !full) {
            return MATCHED;
        }
        simulation.take(symbol);
        return simulation.isDead() ? DEAD : numberOf(simulation.state(), numbers, states);
    }

    private static int numberOf(State state, Map<State, Integer> numbers, List<State> states) {
        Integer known = numbers.putIfAbsent(state, states.size());
        if (known == null) {
            states.add(state);
        }
        return known == null ? states.size() - 1 : known;
    }

    private boolean matchesNothing() {
        if (table == null || !matchesAtEnd.isEmpty()) {
            return false;
        }
        for (int next : table) {
            if (next == MATCHED) {
                return false;
            }
        }
        return true;
    }

    /** Returns the largest number of steps for each character; 1 with a table. */
    int stepsPerCharacter() {
        return table == null ? program.size() : 1;
    }

    public boolean matches(String text) {
        return table == null ? simulate(text) : lookUp(text, table);
    }

    private boolean lookUp(String text, int[] table) {
        int symbols = alphabet.size;
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            int codePoint = text.charAt(i);
            if (Character.isHighSurrogate((char) codePoint)) {
                codePoint = text.codePointAt(i);
                i += Character.charCount(codePoint) - 1;
            }
            state = table[state * symbols + alphabet.symbolOf(codePoint)];
            if (state < 0) {
                return state == MATCHED;
            }
        }
        return matchesAtEnd.get(state);
    }

    private boolean simulate(String text) {
        RegexSimulation simulation = new RegexSimulation(program, alphabet);
        int length;
        for (int i = 0; i < text.length() && !simulation.isDead(); i += length) {
            int codePoint = text.codePointAt(i);
            length = Character.charCount(codePoint);
            int symbol = alphabet.symbolOf(codePoint);
            if (simulation.isMatchBefore(alphabet.neighbours[symbol]) && !full) {
                return true;
            }
            simulation.take(symbol);
        }
        return !simulation.isDead() && simulation.isMatchBefore(Neighbour.NOTHING);
    }
}
