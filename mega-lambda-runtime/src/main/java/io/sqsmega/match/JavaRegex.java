package io.sqsmega.match;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Matches a string with the JDK's regular expressions: with all their features, and without a limit on the time. */
final class JavaRegex extends Matcher {
    final Pattern pattern;
    final boolean full;

    private JavaRegex(Pattern pattern, boolean full) {
        super(Kinds.TEXT, STRUCTURE, true);
        this.pattern = pattern;
        this.full = full;
    }

    static Matcher of(String factory, @Nullable Pattern pattern, boolean full) {
        if (pattern == null) {
            throw new InvalidPatternException(factory, "be given a regular expression", "null");
        }
        return new JavaRegex(pattern, full);
    }

    @Override
    public boolean matches(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return false;
        }
        return full ? pattern.matcher(text).matches() : pattern.matcher(text).lookingAt();
    }

    @Override
    public Object key() {
        return this;
    }

    @Override
    public Lookup lookup() {
        return Lookup.NONE;
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.regex("");
    }

    @Override
    String words(boolean holds) {
        return Regex.words(holds, full, pattern.pattern());
    }
}
