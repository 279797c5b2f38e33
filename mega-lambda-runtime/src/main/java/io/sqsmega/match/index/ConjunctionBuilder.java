package io.sqsmega.match.index;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conjunction under construction, with the subscribers registered for it so far. Two builders are equal if they have
 * the same conditions.
 */
final class ConjunctionBuilder {
    /** The conditions in the order of their checks, each once. */
    final Condition[] conditions;

    private final int hash;
    private int[] subscribers = new int[1];
    private int count;

    private ConjunctionBuilder(Condition[] conditions) {
        this.conditions = conditions;
        this.hash = Arrays.hashCode(conditions);
    }

    static ConjunctionBuilder of(List<Condition> conjunction) {
        Condition[] conditions = conjunction.toArray(new Condition[0]);
        Arrays.sort(conditions);
        int count = 0;
        for (Condition condition : conditions) {
            if (count == 0 || conditions[count - 1] != condition) {
                conditions[count++] = condition;
            }
        }
        return new ConjunctionBuilder(count == conditions.length ? conditions : Arrays.copyOf(conditions, count));
    }

    /** Returns whether one of the conditions never holds. */
    boolean neverHolds() {
        for (Condition condition : conditions) {
            if (condition.neverHolds()) {
                return true;
            }
        }
        return false;
    }

    /** Adds a subscriber. Subscribers are added in ascending order, possibly several times. */
    void add(int subscriber) {
        if (count > 0 && subscribers[count - 1] == subscriber) {
            return;
        } else if (count == subscribers.length) {
            subscribers = Arrays.copyOf(subscribers, count * 2);
        }
        subscribers[count++] = subscriber;
    }

    Conjunction conjunction(int number) {
        int[] registered = count == subscribers.length ? subscribers : Arrays.copyOf(subscribers, count);
        return new Conjunction(number, registered, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConjunctionBuilder that && Arrays.equals(conditions, that.conditions);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
