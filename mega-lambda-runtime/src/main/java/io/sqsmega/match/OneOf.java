package io.sqsmega.match;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is among the options. Only a scalar can be: a list, an object and a missing value are not. */
final class OneOf extends Matcher {
    final Matcher[] options;

    OneOf(Matcher[] options) {
        this.options = options;
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return AnyOf.matches(options, value) && isScalar(value);
    }

    private static boolean isScalar(@Nullable Object value) {
        // The likely ones first: on JDK 17 a failing check against an interface is slow.
        return value instanceof String
                || value instanceof Number
                || !(value == Missing.VALUE || value instanceof Map || value instanceof Collection);
    }

    @Override
    String words(boolean holds) {
        return Words.is(holds) + "one of " + Words.list(options);
    }
}
