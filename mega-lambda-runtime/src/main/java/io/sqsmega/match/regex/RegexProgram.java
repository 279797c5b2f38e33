package io.sqsmega.match.regex;

import io.sqsmega.match.regex.RegexNode.Choice;
import io.sqsmega.match.regex.RegexNode.One;
import io.sqsmega.match.regex.RegexNode.Place;
import io.sqsmega.match.regex.RegexNode.Repetition;
import io.sqsmega.match.regex.RegexNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as the steps of a nondeterministic automaton (Thompson's construction). Immutable once built.
 */
final class RegexProgram {
    private static final int NOTHING = -1;

    /** The sets of code points used by the steps, each once. */
    final List<CharacterSet> sets = new ArrayList<>();

    final int start;
    private final Map<CharacterSet, Integer> numbers = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    RegexProgram(RegexNode regex) {
        this.start = add(regex, add(new Step(NOTHING, null, NOTHING, NOTHING)));
    }

    int size() {
        return steps.size();
    }

    Step step(int number) {
        return steps.get(number);
    }

    boolean asksAboutPlaces() {
        for (Step step : steps) {
            if (step.place != null) {
                return true;
            }
        }
        return false;
    }

    boolean asksAbout(Place place) {
        for (Step step : steps) {
            if (step.place == place) {
                return true;
            }
        }
        return false;
    }

    private int add(Step step) {
        steps.add(step);
        return steps.size() - 1;
    }

    private int split(int next, int other) {
        return add(new Step(NOTHING, null, next, other));
    }

    /** Adds the steps of a part that continue with another step. Returns the first step of the part. */
    private int add(RegexNode part, int next) {
        if (part instanceof One one) {
            return add(new Step(numberOf(one.set()), null, next, NOTHING));
        } else if (part instanceof Place place) {
            return add(new Step(NOTHING, place, next, NOTHING));
        } else if (part instanceof Sequence sequence) {
            int first = next;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                first = add(sequence.parts().get(i), first);
            }
            return first;
        } else if (part instanceof Choice choice) {
            int first = add(choice.parts().get(0), next);
            for (RegexNode other : choice.parts().subList(1, choice.parts().size())) {
                first = split(first, add(other, next));
            }
            return first;
        }
        return add((Repetition) part, next);
    }

    private int add(Repetition repetition, int next) {
        int first = repetition.most() == Repetition.UNBOUNDED ? loop(repetition.part(), next) : next;
        for (int i = repetition.least(); i < repetition.most(); i++) {
            first = split(add(repetition.part(), first), next);
        }
        for (int i = 0; i < repetition.least(); i++) {
            first = add(repetition.part(), first);
        }
        return first;
    }

    private int loop(RegexNode part, int next) {
        int split = split(NOTHING, next);
        steps.get(split).next = add(part, split);
        return split;
    }

    private int numberOf(CharacterSet set) {
        Integer number = numbers.get(set);
        if (number == null) {
            number = sets.size();
            numbers.put(set, number);
            sets.add(set);
        }
        return number;
    }

    /** A step consumes a character, tests a place, continues in one of two directions, or is the end. */
    static final class Step {
        /** The place that the step tests. */
        final @Nullable Place place;
        /** The other direction. */
        final int other;

        private final int set;
        private int next;

        private Step(int set, @Nullable Place place, int next, int other) {
            this.set = set;
            this.place = place;
            this.next = next;
            this.other = other;
        }

        int next() {
            return next;
        }

        boolean isSplit() {
            return other != NOTHING;
        }

        boolean isEnd() {
            return next == NOTHING;
        }

        boolean takes(int symbol, RegexAlphabet alphabet) {
            return set != NOTHING && alphabet.isIn(set, symbol);
        }
    }
}
