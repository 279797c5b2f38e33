package io.sqsmega.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches a string like a text in which each star stands for any characters or none. A backslash before a star or a
 * backslash makes it literal. As in EventBridge, two stars in a row are rejected.
 */
final class Wildcard extends Matcher {
    final String wildcard;
    /** The literal texts between the stars, at least one; the first and the last may be empty. */
    final String[] literals;

    private Wildcard(String wildcard, String[] literals) {
        super(Kinds.TEXT, TEXT, false);
        this.wildcard = wildcard;
        this.literals = literals;
    }

    static Matcher of(String wildcard) {
        List<String> literals = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < wildcard.length(); i++) {
            char next = wildcard.charAt(i);
            if (next == '\\') {
                literal.append(escaped(wildcard, ++i));
            } else if (next == '*') {
                refuseStarsInARow(wildcard, i);
                literals.add(literal.toString());
                literal.setLength(0);
            } else {
                literal.append(next);
            }
        }
        literals.add(literal.toString());
        return new Wildcard(wildcard, literals.toArray(new String[0]));
    }

    private static char escaped(String wildcard, int at) {
        char escaped = at < wildcard.length() ? wildcard.charAt(at) : 0;
        if (escaped != '*' && escaped != '\\') {
            throw new InvalidPatternException(
                    "wildcard", "have a star or a backslash after a backslash", Wording.quoted(wildcard));
        }
        return escaped;
    }

    private static void refuseStarsInARow(String wildcard, int at) {
        if (wildcard.startsWith("**", at)) {
            throw new InvalidPatternException("wildcard", "not have two stars in a row", Wording.quoted(wildcard));
        }
    }

    @Override
    public boolean matches(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return false;
        }
        String first = literals[0];
        return literals.length == 1 ? text.equals(first) : text.startsWith(first) && matchesAfter(first.length(), text);
    }

    /**
     * Finds each literal at its first occurrence, which leaves the most text for the others: one pass over the text.
     */
    private boolean matchesAfter(int start, String text) {
        int at = start;
        int last = literals.length - 1;
        for (int i = 1; i < last; i++) {
            int found = text.indexOf(literals[i], at);
            if (found < 0) {
                return false;
            }
            at = found + literals[i].length();
        }
        return text.length() - literals[last].length() >= at && text.endsWith(literals[last]);
    }

    @Override
    public Object key() {
        return List.of(Wildcard.class, wildcard);
    }

    @Override
    public Lookup lookup() {
        return Lookup.ofAffixes(literals[0], literals[literals.length - 1], false);
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.wildcard(wildcard, literals);
    }

    @Override
    String words(boolean holds) {
        return Wording.is(holds) + "like " + Wording.quoted(wildcard);
    }
}
