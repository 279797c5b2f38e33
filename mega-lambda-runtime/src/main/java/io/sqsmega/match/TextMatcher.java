package io.sqsmega.match;

import io.sqsmega.match.value.CaseFolding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches a string that has a given text at a given position. */
final class TextMatcher extends Matcher {
    final Place place;
    final String text;

    private TextMatcher(Place place, String text) {
        super(Kinds.TEXT, TEXT, false);
        this.place = place;
        this.text = text;
    }

    /** @param factory the name of the method that a user calls */
    static Matcher of(Place place, String factory, String text) {
        return new TextMatcher(place, LiteralMatchers.string(factory, text));
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return value instanceof String met
                && switch (place) {
                    case ANYWHERE -> met.contains(text);
                    case BEGINNING -> met.startsWith(text);
                    case END -> met.endsWith(text);
                    case WHOLE_IN_ANY_CASE -> met.equalsIgnoreCase(text);
                };
    }

    @Override
    public Object key() {
        return List.of(TextMatcher.class, place, text);
    }

    @Override
    public Lookup lookup() {
        return switch (place) {
            case ANYWHERE -> Lookup.NONE;
            case BEGINNING -> Lookup.ofAffixes(text, "", true);
            case END -> Lookup.ofAffixes("", text, true);
            case WHOLE_IN_ANY_CASE -> Lookup.ofFoldedText(CaseFolding.fold(text));
        };
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return switch (place) {
            case ANYWHERE -> visitor.contains(text);
            case BEGINNING -> visitor.startsWith(text);
            case END -> visitor.endsWith(text);
            case WHOLE_IN_ANY_CASE -> visitor.equalsIgnoreCase(text);
        };
    }

    @Override
    String words(boolean holds) {
        return (holds ? place.words : place.negatedWords) + Wording.quoted(text);
    }

    enum Place {
        ANYWHERE("contains ", "does not contain "),
        BEGINNING("starts with ", "does not start with "),
        END("ends with ", "does not end with "),
        WHOLE_IN_ANY_CASE("is, ignoring case, ", "is not, ignoring case, ");

        private final String words;
        private final String negatedWords;

        Place(String words, String negatedWords) {
            this.words = words;
            this.negatedWords = negatedWords;
        }
    }
}
