package io.sqsmega.match;

import io.sqsmega.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The same boolean or UUID: values that are equal to nothing of another type.
 *
 * @hidden
 */
@Internal
public final class EqualsScalar extends Matcher {
    final Object scalar;

    EqualsScalar(Object scalar) {
        this.scalar = scalar;
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return scalar.equals(value);
    }

    @Override
    String words(boolean holds) {
        return Wording.is(holds) + scalar;
    }

    @Override
    String itemWords() {
        return scalar.toString();
    }
}
