package io.sqsmega.match;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A string that a regular expression matches, in time linear to its length, whatever the expression. */
final class Regex extends Matcher {
    final String regex;
    final boolean full;
    private final Pattern pattern;
    private final @Nullable CharacterRun run;

    private Regex(String regex, boolean full, Pattern pattern) {
        this.regex = regex;
        this.full = full;
        this.pattern = pattern;
        this.run = CharacterRun.of(regex);
    }

    /**
     * @param factory the name of the factory method, for the error message
     * @param full whether the whole string must match, or only its beginning
     */
    static Regex of(String factory, String regex, boolean full) {
        try {
            String re2 = RegexTranslation.toRe2(regex);
            RegexSize.check(re2);
            return new Regex(regex, full, Pattern.compile(re2));
        } catch (PatternSyntaxException | IllegalArgumentException refused) {
            throw new InvalidPatternException(
                    factory,
                    "be given a regular expression that runs in linear time (for one that needs more, pass a"
                            + " java.util.regex.Pattern)",
                    Words.quoted(regex) + ": " + refused.getMessage(),
                    refused);
        }
    }

    @Override
    public boolean matches(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return false;
        } else if (run != null && run.knows(text, full)) {
            return run.matches(text, full);
        }
        return full ? pattern.matcher(text).matches() : pattern.matcher(text).lookingAt();
    }

    @Override
    String words(boolean holds) {
        return words(holds, full, regex);
    }

    static String words(boolean holds, boolean full, String regex) {
        String verb = holds ? "matches " : "does not match ";
        return verb + (full ? "all of " : "") + Words.quoted(regex);
    }
}
