package io.sqsmega.match;

import io.sqsmega.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The same string. To the empty string, null is the same.
 *
 * @hidden
 */
@Internal
public final class EqualsText extends Matcher {
    final String text;

    EqualsText(String text) {
        this.text = text;
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return value == null ? text.isEmpty() : text.equals(value);
    }

    @Override
    String words(boolean holds) {
        return Wording.is(holds) + itemWords();
    }

    @Override
    String itemWords() {
        return Wording.quoted(text);
    }
}
