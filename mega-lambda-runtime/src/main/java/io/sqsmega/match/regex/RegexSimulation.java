package io.sqsmega.match.regex;

import io.sqsmega.match.regex.RegexAlphabet.Neighbour;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Follows all directions of a program at once. At each character there is a set of possible next steps: those that
 * consume characters, test places, or are the end. Counts the visited steps. Not thread-safe.
 */
final class RegexSimulation {
    private final RegexProgram program;
    private final RegexAlphabet alphabet;
    private final boolean asksAboutPlaces;
    /** For each step, the last set that it was added to. */
    private final int[] lastSet;

    private final int[] pending;
    private int set;
    private long visits;

    private int[] steps;
    private int[] others;
    private int count;
    private Neighbour before = Neighbour.NOTHING;

    RegexSimulation(RegexProgram program, RegexAlphabet alphabet) {
        this.program = program;
        this.alphabet = alphabet;
        this.asksAboutPlaces = program.asksAboutPlaces();
        this.lastSet = new int[program.size()];
        this.pending = new int[program.size()];
        this.steps = new int[program.size()];
        this.others = new int[program.size()];
        begin();
        reach(program.start, null);
    }

    /** Returns the number of steps visited so far. */
    long visits() {
        return visits;
    }

    /** Returns the current state of the simulation, from which it can be continued repeatedly. */
    State state() {
        int[] sorted = Arrays.copyOf(steps, count);
        Arrays.sort(sorted);
        return new State(sorted, asksAboutPlaces ? before : Neighbour.OTHER);
    }

    void goOnFrom(State state) {
        count = state.steps.length;
        System.arraycopy(state.steps, 0, steps, 0, count);
        before = state.before;
    }

    /** Returns whether no text can match any more. */
    boolean isDead() {
        return count == 0;
    }

    /** Returns whether the text so far matches, given its next neighbour. Afterwards no step tests a place. */
    boolean isMatchBefore(Neighbour after) {
        if (asksAboutPlaces) {
            int asking = count;
            begin();
            for (int i = 0; i < asking; i++) {
                reach(others[i], after);
            }
        }
        for (int i = 0; i < count; i++) {
            if (program.step(steps[i]).isEnd()) {
                return true;
            }
        }
        return false;
    }

    /** Consumes a character, after {@link #isMatchBefore} was called with its neighbour value. */
    void take(int symbol) {
        int taking = count;
        begin();
        for (int i = 0; i < taking; i++) {
            RegexProgram.Step step = program.step(others[i]);
            if (step.takes(symbol, alphabet)) {
                reach(step.next(), null);
            }
        }
        visits += taking;
        before = alphabet.neighbours[symbol];
    }

    /** Begins a new set and keeps the previous one. */
    private void begin() {
        int[] last = steps;
        steps = others;
        others = last;
        count = 0;
        set++;
    }

    /**
     * Adds the steps that a step reaches without a character; continues past places if their next neighbour is known.
     */
    private void reach(int first, @Nullable Neighbour after) {
        int top = push(first, 0);
        while (top > 0) {
            int number = pending[--top];
            RegexProgram.Step step = program.step(number);
            if (step.isSplit()) {
                top = push(step.other, push(step.next(), top));
            } else if (step.place == null || after == null) {
                steps[count++] = number;
            } else if (Neighbour.holds(step.place, before, after)) {
                top = push(step.next(), top);
            }
            visits++;
        }
    }

    private int push(int step, int top) {
        if (lastSet[step] == set) {
            return top;
        }
        lastSet[step] = set;
        pending[top] = step;
        return top + 1;
    }

    /** A set of steps with their previous neighbour. */
    static final class State {
        private final int[] steps;
        private final Neighbour before;
        private final int hash;

        private State(int[] steps, Neighbour before) {
            this.steps = steps;
            this.before = before;
            this.hash = Arrays.hashCode(steps) * 31 + before.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof State that && before == that.before && Arrays.equals(steps, that.steps);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
