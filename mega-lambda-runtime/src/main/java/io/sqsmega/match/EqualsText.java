package io.sqsmega.match;

import org.jspecify.annotations.Nullable;

/** The same string. To the empty string, null is the same. */
final class EqualsText extends Matcher {
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
        return Words.is(holds) + itemWords();
    }

    @Override
    String itemWords() {
        return Words.quoted(text);
    }
}
