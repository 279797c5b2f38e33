package io.sqsmega.benchmarks;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import org.jspecify.annotations.Nullable;

/**
 * The rule of one subscriber, both as patterns and in the language of event-ruler.
 *
 * @param event the pattern of an event; null for data
 * @param object the pattern of the event's object
 * @param data the pattern of data; null for events
 * @param forEventRuler the same rule as JSON; empty if event-ruler is not measured
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
