package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.Missing;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches a field of a message: a value that another matcher matches, or the array of an attribute with such an
 * element. An empty array counts as missing.
 *
 * @hidden
 */
@Internal
public final class AttributeMatcher extends Matcher {
    /** The matcher of an element, or of a value that is not an array. */
    public final Matcher element;

    AttributeMatcher(Matcher element) {
        super(kindsOf(element), element.cost(), element.runsUserCode());
        this.element = element;
    }

    private static Kinds kindsOf(Matcher element) {
        int ofEmptyList = element.rejectsMissing() ? 0 : Kinds.EMPTY_LIST;
        Kinds kinds = element.kinds().only(~(Kinds.LIST | Kinds.EMPTY_LIST));
        return new Kinds(kinds.some() | Kinds.LIST | ofEmptyList, kinds.all() | ofEmptyList);
    }

    @Override
    public boolean matches(@Nullable Object value) {
        if (value instanceof String || !(value instanceof Collection<?> elements)) {
            return element.matches(value);
        }
        return elements.isEmpty() ? element.matches(Missing.VALUE) : AnyItem.matches(element, elements);
    }

    @Override
    void explain(String path, @Nullable Object value, List<Mismatch> found) {
        if (value instanceof Collection) {
            super.explain(path, value, found);
        } else {
            element.explain(path, value, found);
        }
    }

    @Override
    public Object key() {
        return List.of(AttributeMatcher.class, element.key());
    }

    /** Returns how the index can find a value or an element. */
    @Override
    public Lookup lookup() {
        Lookup lookup = element.lookup();
        return lookup.depth == 0 ? lookup : Lookup.NONE;
    }

    @Override
    public boolean isOfEachItem() {
        return true;
    }

    /** The parts of a conjunction, by which the index can find it, and the conjunction: one element must match all. */
    @Override
    public Matcher[] conjuncts() {
        Matcher[] parts = element.conjuncts();
        if (parts.length == 1) {
            return super.conjuncts();
        }
        Matcher[] all = new Matcher[parts.length + 1];
        for (int i = 0; i < parts.length; i++) {
            all[i] = new AttributeMatcher(parts[i]);
        }
        all[parts.length] = this;
        return all;
    }

    /** The opposite for a value that is not an array; an array can match both. */
    @Override
    public @Nullable Matcher negated() {
        Matcher negated = element.negated();
        return negated == null ? null : new AttributeMatcher(negated);
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return element.accept(visitor);
    }

    @Override
    String words(boolean holds) {
        return element.words(holds);
    }

    @Override
    String wordsAt(String path) {
        return element.wordsAt(path);
    }

    @Override
    String itemWords() {
        return element.itemWords();
    }
}
