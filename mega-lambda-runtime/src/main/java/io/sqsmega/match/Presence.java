package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.Missing;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Matches by the presence of a value, not by the value itself.
 *
 * @hidden
 */
@Internal
public final class Presence extends Matcher {
    /** Matches null and a missing key. */
    static final Presence NULL = new Presence(Kinds.MISSING | Kinds.NULL);
    /** Matches null, the empty string, list or object, and a missing value. */
    static final Presence EMPTY = new Presence(Kinds.EMPTY);
    /** Matches any value, including null, but not a missing one. */
    public static final Presence PRESENT = new Presence(~Kinds.MISSING);

    private Presence(int kinds) {
        super(Kinds.exactly(kinds), COMPARISON, false);
    }

    @Override
    public boolean matches(@Nullable Object value) {
        if (this == PRESENT) {
            return value != Missing.VALUE;
        }
        return value == null || value == Missing.VALUE || (this == EMPTY && isEmpty(value));
    }

    private static boolean isEmpty(Object value) {
        if (value instanceof String text) {
            return text.isEmpty();
        } else if (value instanceof Number) {
            // A frequent type before the interfaces: on JDK 17 a failing check against an interface is slow.
            return false;
        } else if (value instanceof Map<?, ?> map) {
            return map.isEmpty();
        }
        return value instanceof Collection<?> list && list.isEmpty();
    }

    @Override
    public Object key() {
        return this;
    }

    @Override
    public Lookup lookup() {
        return Lookup.NONE;
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        if (this == PRESENT) {
            return visitor.present();
        }
        return this == NULL ? visitor.nullOrMissing() : visitor.empty();
    }

    @Override
    String words(boolean holds) {
        if (this == PRESENT) {
            return holds ? "is present" : "is missing";
        }
        return Wording.is(holds) + (this == NULL ? "null" : "empty");
    }

    @Override
    String itemWords() {
        return this == NULL ? "null" : words(true);
    }
}
