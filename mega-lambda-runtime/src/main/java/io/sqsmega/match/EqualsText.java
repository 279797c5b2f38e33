package io.sqsmega.match;

import org.jspecify.annotations.Nullable;

/** Matches the same string. Null is equal to the empty string. */
final class EqualsText extends Matcher {
    final String text;

    EqualsText(String text) {
        super(text.isEmpty() ? Kinds.NULL_OR_EMPTY_TEXT : Kinds.FILLED_TEXT, COMPARISON, false);
        this.text = text;
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return value == null ? text.isEmpty() : text.equals(value);
    }

    @Override
    public Object key() {
        return text;
    }

    @Override
    public Lookup lookup() {
        return text.isEmpty() ? Lookup.ofKeys(text, Lookup.NULL) : Lookup.ofKeys(text);
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.text(text);
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
