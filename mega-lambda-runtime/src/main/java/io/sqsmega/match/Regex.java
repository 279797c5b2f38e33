package io.sqsmega.match;

import io.sqsmega.match.regex.LiteralPrefix;
import io.sqsmega.match.regex.RegexAutomaton;
import io.sqsmega.match.regex.RegexParser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches a string with a regular expression, in one pass over its characters. */
final class Regex extends Matcher {
    final String regex;
    final boolean full;
    private final RegexAutomaton automaton;

    private Regex(String regex, boolean full, RegexAutomaton automaton) {
        super(Kinds.TEXT, REGEX, false);
        this.regex = regex;
        this.full = full;
        this.automaton = automaton;
    }

    /**
     * @param factory the name of the factory method, for the error message
     * @param full whether the whole string must match, or only its beginning
     */
    static Matcher of(String factory, String regex, boolean full) {
        try {
            return new Regex(regex, full, RegexAutomaton.of(RegexParser.parse(regex), full));
        } catch (IllegalArgumentException refused) {
            throw new InvalidPatternException(
                    factory,
                    "be given a regular expression that runs in linear time (for one that needs more, pass a"
                            + " java.util.regex.Pattern)",
                    Wording.quoted(regex) + ": " + refused.getMessage(),
                    refused);
        }
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return value instanceof String text && automaton.matches(text);
    }

    @Override
    public Object key() {
        return List.of(Regex.class, regex, full);
    }

    @Override
    public Lookup lookup() {
        return Lookup.ofAffixes(LiteralPrefix.of(regex), "", false);
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.regex(lookup().prefix);
    }

    @Override
    String words(boolean holds) {
        return words(holds, full, regex);
    }

    static String words(boolean holds, boolean full, String regex) {
        String verb = holds ? "matches " : "does not match ";
        return verb + (full ? "all of " : "") + Wording.quoted(regex);
    }
}
