package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;

/**
 * What a subscription selects of payloads, one method for each kind of subscriber. What it selects of messages is in
 * {@link Subscription#message}.
 *
 * @param <R> what is made of a subscription
 * @hidden
 */
@Internal
public interface SubscriptionVisitor<R> {
    /** MEGA events that match all three. */
    R events(EventPattern event, ObjectPattern object, DataPattern extra);

    R data(DataPattern data);

    R text();

    R bytes();

    /** Payloads of every kind. */
    R everything();
}
