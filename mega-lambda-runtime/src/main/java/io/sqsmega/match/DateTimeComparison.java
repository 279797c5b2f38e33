package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.Moment;
import io.sqsmega.match.value.Relation;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * Compares with a point in time or a day, as {@link Moment} says. An ISO-8601 string of the payload is parsed.
 *
 * @hidden
 */
@Internal
public final class DateTimeComparison extends Matcher {
    final Relation relation;
    final Temporal bound;
    final Moment moment;

    private DateTimeComparison(Relation relation, Temporal bound, Moment moment) {
        this.relation = relation;
        this.bound = bound;
        this.moment = moment;
    }

    /** The matcher, or null if the bound is not of a class that {@link Moment} knows. */
    static @Nullable DateTimeComparison of(Relation relation, Temporal bound) {
        Moment moment = Moment.of(bound);
        return moment == null ? null : new DateTimeComparison(relation, bound, moment);
    }

    @Override
    public boolean matches(@Nullable Object value) {
        Moment met = Moment.of(value);
        return met != null && relation.holds(met.compareTo(moment));
    }

    @Override
    String words(boolean holds) {
        return Wording.is(holds) + relation.ofDateTimes + bound;
    }

    @Override
    String itemWords() {
        return relation == Relation.EQUAL ? bound.toString() : words(true);
    }
}
