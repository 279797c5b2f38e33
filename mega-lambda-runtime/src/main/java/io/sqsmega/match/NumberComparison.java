package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.Numbers;
import io.sqsmega.match.value.Relation;
import io.sqsmega.payload.NumericText;
import org.jspecify.annotations.Nullable;

/**
 * Compares by value with a number. A numeric string of the payload counts as a number.
 *
 * @hidden
 */
@Internal
public final class NumberComparison extends Matcher {
    final Relation relation;
    final Number bound;
    private final boolean isDouble;
    private final double boundAsDouble;

    /** @param bound of a type that {@link Numbers#canonical} gives */
    NumberComparison(Relation relation, Number bound) {
        this.relation = relation;
        this.bound = bound;
        this.isDouble = Numbers.isDouble(bound);
        this.boundAsDouble = bound.doubleValue();
    }

    @Override
    public boolean matches(@Nullable Object value) {
        if (isDouble && value instanceof Integer number) {
            return relation.holds(Numbers.compareDoubles(number, boundAsDouble));
        } else if (isDouble && value instanceof Double number) {
            return relation.holds(Numbers.compareDoubles(number, boundAsDouble));
        } else if (value instanceof Number number) {
            return relation.holds(Numbers.compare(number, bound));
        } else if (value instanceof String text) {
            Number number = NumericText.parse(text);
            return number != null && relation.holds(Numbers.compare(number, bound));
        }
        return false;
    }

    @Override
    String words(boolean holds) {
        return Wording.is(holds) + relation.ofNumbers + Wording.number(bound);
    }

    @Override
    String itemWords() {
        return relation == Relation.EQUAL ? Wording.number(bound) : words(true);
    }
}
