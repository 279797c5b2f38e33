package io.sqsmega.match.index;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions that must all hold, and who wants that so far. Equal to another one of the same conditions. */
final class ConjunctionBuilder {
    /** In the order in which they are to be checked, each once. */
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

    /** Whether one of the conditions never holds. */
    boolean isInVain() {
        for (Condition condition : conditions) {
            if (condition.neverHolds()) {
                return true;
            }
        }
        return false;
    }

    /** Subscribers come ascending, and possibly several times. */
    void add(int subscriber) {
        if (count > 0 && subscribers[count - 1] == subscriber) {
            return;
        } else if (count == subscribers.length) {
            subscribers = Arrays.copyOf(subscribers, count * 2);
        }
        subscribers[count++] = subscriber;
    }

    Conjunction conjunction(int number) {
        return Conjunction.of(count == subscribers.length ? subscribers : Arrays.copyOf(subscribers, count), number);
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
