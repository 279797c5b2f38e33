package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.NumberKey;
import io.sqsmega.match.value.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that a matcher takes, if they can be listed, as keys of a hash table: strings, booleans and UUIDs
 * themselves, numbers as {@link NumberKey} has them, and {@link #NULL}. A value that was not listed does not match.
 *
 * @hidden
 */
@Internal
public final class EqualityKeys {
    /** Stands for the value null. */
    public static final Object NULL = EqualsNull.INSTANCE;

    private final List<Object> keys = new ArrayList<>(1);

    private EqualityKeys() {}

    /** The keys, or null if they can't be listed, or a missing value matches too. */
    public static Object @Nullable [] of(Matcher matcher) {
        if (matcher instanceof EqualsText equality && !equality.text.isEmpty()) {
            return new Object[] {equality.text};
        }
        EqualityKeys keys = new EqualityKeys();
        return keys.collect(matcher) ? keys.eachOnce().toArray() : null;
    }

    private Collection<Object> eachOnce() {
        return keys.size() > 1 ? new LinkedHashSet<>(keys) : keys;
    }

    private boolean collect(Matcher matcher) {
        if (matcher instanceof EqualsText equality) {
            return collect(equality.text);
        } else if (matcher instanceof EqualsScalar equality) {
            keys.add(equality.scalar);
            return true;
        } else if (matcher instanceof NumberComparison comparison) {
            return comparison.relation == Relation.EQUAL && collect(comparison.bound);
        } else if (matcher instanceof OneOf oneOf) {
            return collectOptions(oneOf);
        }
        return matcher instanceof AnyOf anyOf && collectAll(anyOf.alternatives);
    }

    private boolean collect(String text) {
        keys.add(text);
        if (text.isEmpty()) {
            keys.add(NULL);
        }
        return true;
    }

    private boolean collect(Number bound) {
        Object key = NumberKey.of(bound);
        if (key != null) {
            keys.add(key);
        }
        return key != null || Double.isNaN(bound.doubleValue());
    }

    private boolean collectAll(Matcher[] matchers) {
        for (Matcher matcher : matchers) {
            if (!collect(matcher)) {
                return false;
            }
        }
        return true;
    }

    /** A missing value is never one of the options, so null can be. */
    private boolean collectOptions(OneOf oneOf) {
        for (Matcher option : oneOf.options) {
            if (option == EqualsNull.INSTANCE) {
                keys.add(NULL);
            } else if (!collect(option)) {
                return false;
            }
        }
        return true;
    }
}
