package io.sqsmega.match;

import io.sqsmega.Internal;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Makes of texts that are equal but for their case the same text. Of others too, possibly: it leaves more together than
 * {@link String#equalsIgnoreCase}, which knows pairs of surrogates, and on some JDKs not for sure.
 *
 * @hidden
 */
@Internal
public final class CaseFolding {
    private static final Object[] NONE = {};

    private CaseFolding() {}

    /** The texts that a matcher takes in any case, folded; none if it takes anything else. */
    public static Object[] textsOf(Matcher matcher) {
        boolean mayBe = matcher instanceof TextMatcher || matcher instanceof AnyOf || matcher instanceof OneOf;
        Set<Object> texts = mayBe ? new LinkedHashSet<>() : Set.of();
        return mayBe && collect(matcher, texts) ? texts.toArray() : NONE;
    }

    private static boolean collect(Matcher matcher, Set<Object> into) {
        if (matcher instanceof TextMatcher text) {
            into.add(fold(text.text));
            return text.place == TextMatcher.Place.WHOLE_IN_ANY_CASE;
        } else if (matcher instanceof AnyOf anyOf) {
            return collect(anyOf.alternatives, into);
        }
        return matcher instanceof OneOf oneOf && collect(oneOf.options, into);
    }

    private static boolean collect(Matcher[] matchers, Set<Object> into) {
        for (Matcher matcher : matchers) {
            if (!collect(matcher, into)) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(fold(text.charAt(i)));
        }
        return folded.toString();
    }

    /** In the order of {@link String#equalsIgnoreCase}: some letters meet in lower case only by way of the upper. */
    public static char fold(char letter) {
        return Character.isSurrogate(letter)
                ? Character.MIN_SURROGATE
                : Character.toLowerCase(Character.toUpperCase(letter));
    }
}
