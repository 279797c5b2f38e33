package io.sqsmega.match;

import io.sqsmega.match.value.Moment;
import io.sqsmega.match.value.Relation;
import java.time.temporal.Temporal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches a date-time by a comparison with a point in time or a day, as defined by {@link Moment}. An ISO-8601 string
 * of the payload is parsed.
 */
final class DateTimeComparison extends Matcher {
    final Relation relation;
    final Temporal bound;
    final Moment moment;

    private DateTimeComparison(Relation relation, Temporal bound, Moment moment) {
        super(Kinds.TEMPORAL, PARSED_TEXT, false);
        this.relation = relation;
        this.bound = bound;
        this.moment = moment;
    }

    /** Returns the matcher, or null if {@link Moment} does not support the class of the bound. */
    static @Nullable Matcher of(Relation relation, Temporal bound) {
        Moment moment = Moment.of(bound);
        return moment == null ? null : new DateTimeComparison(relation, bound, moment);
    }

    @Override
    public boolean matches(@Nullable Object value) {
        Moment met = Moment.of(value);
        return met != null && relation.holds(met.compareTo(moment));
    }

    @Override
    public Object key() {
        return List.of(DateTimeComparison.class, relation, bound);
    }

    @Override
    public Lookup lookup() {
        return Lookup.NONE;
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.dateTime(relation, bound);
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
