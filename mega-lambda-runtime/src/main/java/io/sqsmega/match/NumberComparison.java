package io.sqsmega.match;

import io.sqsmega.match.value.Interval;
import io.sqsmega.match.value.NumberKey;
import io.sqsmega.match.value.Numbers;
import io.sqsmega.match.value.Relation;
import io.sqsmega.payload.NumericText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches a number by a comparison of its value. A numeric string of the payload counts as a number. */
final class NumberComparison extends Matcher {
    final Relation relation;
    final Number bound;
    private final boolean isDouble;
    private final double boundAsDouble;

    /** @param bound a number of a type that {@link Numbers#canonical} returns */
    NumberComparison(Relation relation, Number bound) {
        super(Kinds.NUMERIC, NUMBER, false);
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
    public Object key() {
        Object key = NumberKey.of(bound);
        Object ofBound = key == null ? bound : key;
        return relation == Relation.EQUAL ? ofBound : List.of(NumberComparison.class, relation, ofBound);
    }

    @Override
    public Lookup lookup() {
        if (relation != Relation.EQUAL) {
            return Lookup.ofInterval(Interval.of(relation, bound));
        }
        Object key = NumberKey.of(bound);
        if (key != null) {
            return Lookup.ofKeys(key);
        }
        return Double.isNaN(bound.doubleValue()) ? Lookup.ofKeys() : Lookup.NONE;
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.number(relation, bound);
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
