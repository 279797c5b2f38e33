package io.sqsmega.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches what another matcher does not match, including missing values and values of a wrong type. */
final class Not extends Matcher {
    final Matcher matcher;

    Not(Matcher matcher) {
        super(matcher.kinds().negated(), matcher.cost(), matcher.runsUserCode());
        this.matcher = matcher;
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return !matcher.matches(value);
    }

    @Override
    public Object key() {
        return List.of(Not.class, matcher.key());
    }

    @Override
    public Lookup lookup() {
        return Lookup.NONE;
    }

    @Override
    public Matcher negated() {
        return matcher;
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.not(matcher);
    }

    @Override
    String words(boolean holds) {
        return matcher.words(!holds);
    }
}
