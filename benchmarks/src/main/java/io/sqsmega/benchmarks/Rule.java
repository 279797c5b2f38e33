package io.sqsmega.benchmarks;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber wants, said twice: as patterns, and in the language of event-ruler.
 *
 * @param event what it wants of an event; null if it wants data
 * @param object what it wants of the event's object
 * @param data what it wants of data; null if it wants events
 * @param forEventRuler the same as JSON; empty if event-ruler is not asked
 */
record Rule(
        @Nullable EventPattern event,
        ObjectPattern object,
        @Nullable DataPattern data,
        String forEventRuler) {

    static Rule of(EventPattern event, String forEventRuler) {
        return new Rule(event, ObjectPattern.any(), null, forEventRuler);
    }

    static Rule of(EventPattern event, ObjectPattern object, String forEventRuler) {
        return new Rule(event, object, null, forEventRuler);
    }

    static Rule of(DataPattern data, String forEventRuler) {
        return new Rule(null, ObjectPattern.any(), data, forEventRuler);
    }

    static Rule withoutPeer(EventPattern event) {
        return of(event, "");
    }
}
