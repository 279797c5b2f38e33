package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.Missing;
import io.sqsmega.payload.JsonTextReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches a string that contains matching JSON.
 *
 * @hidden
 */
@Internal
public final class EmbeddedJson extends Matcher {
    public final Matcher document;
    public final JsonTextReader reader = JsonTextReader.instance();

    private EmbeddedJson(Matcher document) {
        super(Kinds.FILLED_TEXT, STRUCTURE, document.runsUserCode());
        this.document = document;
    }

    static Matcher of(@Nullable Object valueOrMatcher) {
        return new EmbeddedJson(LiteralMatchers.matcherOfWhatIsThere("json", valueOrMatcher));
    }

    private @Nullable Object read(@Nullable Object value) {
        return value instanceof String text ? reader.read(text, Missing.VALUE) : Missing.VALUE;
    }

    @Override
    public boolean matches(@Nullable Object value) {
        Object read = read(value);
        return read != Missing.VALUE && document.matches(read);
    }

    @Override
    void explain(String path, @Nullable Object value, List<Mismatch> found) {
        Object read = read(value);
        if (read == Missing.VALUE) {
            found.add(Mismatch.of(path, "holds JSON", value));
        } else {
            document.explain(path, read, found);
        }
    }

    @Override
    public Object key() {
        return List.of(EmbeddedJson.class, document.key());
    }

    @Override
    public Lookup lookup() {
        return Lookup.NONE;
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.json(document);
    }

    @Override
    String words(boolean holds) {
        return (holds ? "holds JSON that " : "does not hold JSON that ") + document;
    }
}
