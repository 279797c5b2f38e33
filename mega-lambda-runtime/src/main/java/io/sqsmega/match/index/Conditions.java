package io.sqsmega.match.index;

import io.sqsmega.Internal;
import io.sqsmega.match.AllOf;
import io.sqsmega.match.AnyOf;
import io.sqsmega.match.Between;
import io.sqsmega.match.EmbeddedJson;
import io.sqsmega.match.MapMatcher;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.MatcherKey;
import io.sqsmega.match.Missing;
import io.sqsmega.match.Present;
import io.sqsmega.match.UserCode;
import io.sqsmega.projection.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes matchers apart into the conditions of an index, each at the place of its own, and makes of equal ones one. Not
 * thread-safe.
 */
@Internal
public final class Conditions {
    static final Matcher AN_OBJECT = new MapMatcher(new String[0], new Matcher[0]);

    /** Of each slot, by what {@link MatcherKey} says of their matchers. */
    private final List<Map<Object, Condition>> interned = new ArrayList<>();

    private int count;

    int count() {
        return count;
    }

    /** What is asked for of an object that is there: one of the conjunctions must hold. */
    List<List<Condition>> ofObject(Projection.Builder place, Matcher matcher) {
        List<List<Condition>> conjunctions = new ArrayList<>();
        if (matcher instanceof AnyOf anyOf) {
            for (Matcher alternative : anyOf.alternatives) {
                conjunctions.addAll(ofObject(place, alternative));
            }
            return conjunctions;
        }
        List<Condition> conjunction = new ArrayList<>();
        if (matcher instanceof MapMatcher fields) {
            addFields(place, fields, conjunction);
        } else {
            add(place, matcher, conjunction);
        }
        conjunctions.add(conjunction);
        return conjunctions;
    }

    /** Adds what the matcher asks for at this place. User code is left out, so the conditions may ask for less. */
    void add(Projection.Builder place, Matcher matcher, List<Condition> into) {
        if (matcher instanceof MapMatcher fields) {
            if (!needsAnObject(fields)) {
                into.add(interned(place.slotOfKind(), AN_OBJECT));
            }
            addFields(place, fields, into);
        } else if (matcher instanceof AllOf allOf) {
            for (Matcher part : allOf.parts) {
                add(place, part, into);
            }
        } else {
            addWhole(place, matcher, into);
        }
    }

    private void addFields(Projection.Builder place, MapMatcher fields, List<Condition> into) {
        for (int i = 0; i < fields.keys.length; i++) {
            add(place.field(fields.keys[i]), fields.matchers[i], into);
        }
    }

    /** As {@link #add}, but looks at the value as a whole, also if it is an object. */
    void addWhole(Projection.Builder place, Matcher matcher, List<Condition> into) {
        if (matcher instanceof AllOf allOf) {
            for (Matcher part : allOf.parts) {
                addWhole(place, part, into);
            }
        } else if (matcher instanceof Between between) {
            addWhole(place, between.atLeast, into);
            addWhole(place, between.atMost, into);
        } else if (matcher instanceof EmbeddedJson json) {
            addInside(place.inside(json.reader::read), json.document, into);
        } else if (!UserCode.isIn(matcher)) {
            into.add(interned(place.slot(), matcher));
        } else if (rejectsMissing(matcher)) {
            into.add(interned(place.slot(), Present.INSTANCE));
        }
    }

    /** Adds what is asked for of the document that a string holds: that there is one, if nothing else asks for it. */
    private void addInside(Projection.Builder inside, Matcher document, List<Condition> into) {
        if (!rejectsMissing(document)) {
            into.add(interned(inside.slot(), Present.INSTANCE));
        }
        add(inside, document, into);
    }

    public static boolean rejectsMissing(Matcher matcher) {
        return !matcher.matches(Missing.VALUE);
    }

    /** If one of the fields must be there, then so must be the object, and the other fields need not ask for it. */
    private static boolean needsAnObject(MapMatcher fields) {
        for (Matcher matcher : fields.matchers) {
            if (rejectsMissing(matcher)) {
                return true;
            }
        }
        return false;
    }

    /** The condition that the matcher is at this slot. */
    Condition interned(int slot, Matcher matcher) {
        while (interned.size() <= slot) {
            interned.add(new HashMap<>());
        }
        Map<Object, Condition> ofSlot = interned.get(slot);
        Object structure = MatcherKey.of(matcher);
        Condition condition = ofSlot.get(structure);
        if (condition == null) {
            condition = new Condition(count++, slot, matcher);
            ofSlot.put(structure, condition);
        }
        return condition;
    }
}
