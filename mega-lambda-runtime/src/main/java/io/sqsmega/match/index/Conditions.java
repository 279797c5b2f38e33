package io.sqsmega.match.index;

import io.sqsmega.match.EmbeddedJson;
import io.sqsmega.match.MapMatcher;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.Presence;
import io.sqsmega.projection.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Splits matchers into the conditions of an index, each for its slot, and interns equal ones. Not thread-safe. */
final class Conditions {
    static final Matcher AN_OBJECT = new MapMatcher(new String[0], new Matcher[0]);

    /** The conditions of each slot, by the {@linkplain Matcher#key keys} of their matchers. */
    private final List<Map<Object, Condition>> interned = new ArrayList<>();

    private int count;

    int count() {
        return count;
    }

    /** Returns the conjunctions for a present object, of which one must hold. */
    List<List<Condition>> ofObject(Projection.Builder place, Matcher matcher) {
        List<List<Condition>> conjunctions = new ArrayList<>();
        for (Matcher alternative : matcher.alternatives()) {
            List<Condition> conjunction = new ArrayList<>();
            if (alternative instanceof MapMatcher fields) {
                addFields(place, fields, conjunction);
            } else {
                add(place, alternative, conjunction);
            }
            conjunctions.add(conjunction);
        }
        return conjunctions;
    }

    /**
     * Adds the conditions of a matcher. Leaves user code out, so that the conditions may match more than the matcher.
     */
    void add(Projection.Builder place, Matcher matcher, List<Condition> into) {
        for (Matcher part : matcher.conjuncts()) {
            if (part instanceof MapMatcher fields) {
                if (!needsAnObject(fields)) {
                    into.add(interned(place.slotOfKind(), AN_OBJECT));
                }
                addFields(place, fields, into);
            } else {
                addPart(place, part, into);
            }
        }
    }

    private void addFields(Projection.Builder place, MapMatcher fields, List<Condition> into) {
        for (int i = 0; i < fields.keys.length; i++) {
            add(place.field(fields.keys[i]), fields.matchers[i], into);
        }
    }

    /** Adds the conditions like {@link #add}, but for the value as a whole, even if it is an object. */
    void addWhole(Projection.Builder place, Matcher matcher, List<Condition> into) {
        for (Matcher part : matcher.conjuncts()) {
            addPart(place, part, into);
        }
    }

    private void addPart(Projection.Builder place, Matcher part, List<Condition> into) {
        if (part instanceof EmbeddedJson json) {
            addInside(place.inside(json.reader::read), json.document, into);
        } else if (!part.runsUserCode()) {
            into.add(interned(place.slot(), part));
        } else if (part.rejectsMissing()) {
            into.add(interned(place.slot(), Presence.PRESENT));
        }
    }

    /**
     * Adds the conditions for a document inside a string; if there are none, a condition that the document is present.
     */
    private void addInside(Projection.Builder inside, Matcher document, List<Condition> into) {
        if (!document.rejectsMissing()) {
            into.add(interned(inside.slot(), Presence.PRESENT));
        }
        add(inside, document, into);
    }

    /**
     * Returns whether a condition for the object is needed. If one of its fields must be present, the object is present
     * as well.
     */
    private static boolean needsAnObject(MapMatcher fields) {
        for (Matcher matcher : fields.matchers) {
            if (matcher.rejectsMissing()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the interned condition of the matcher for this slot. */
    Condition interned(int slot, Matcher matcher) {
        while (interned.size() <= slot) {
            interned.add(new HashMap<>());
        }
        Map<Object, Condition> ofSlot = interned.get(slot);
        Object structure = matcher.key();
        Condition condition = ofSlot.get(structure);
        if (condition == null) {
            condition = new Condition(count++, slot, matcher);
            ofSlot.put(structure, condition);
        }
        return condition;
    }
}
