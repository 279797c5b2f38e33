package io.sqsmega.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches all of several matchers. */
final class AllOf extends Matcher {
    final Matcher[] parts;

    AllOf(Matcher[] parts) {
        this.parts = parts;
    }

    @Override
    public boolean matches(@Nullable Object value) {
        for (Matcher part : parts) {
            if (!part.matches(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    void explain(String path, @Nullable Object value, List<Mismatch> found) {
        for (Matcher part : parts) {
            part.explain(path, value, found);
        }
    }

    @Override
    String words(boolean holds) {
        String words = Words.joined(parts, " and ");
        return holds ? words : "not (" + words + ")";
    }
}
