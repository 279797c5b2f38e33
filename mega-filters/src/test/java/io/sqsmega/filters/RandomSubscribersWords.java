package io.sqsmega.filters;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.Subscription;
import io.sqsmega.subscribe.SubscriptionVisitor;

/** The patterns of a subscriber in words, for a test that fails. */
final class RandomSubscribersWords implements SubscriptionVisitor<String> {
    static String of(Subscriber subscriber) {
        Subscription<?> subscription = subscriber.subscribe();
        return subscription.accept(new RandomSubscribersWords()) + " in " + subscription.message();
    }

    @Override
    public String events(EventPattern event, ObjectPattern object, DataPattern extra) {
        return event + " with " + object + " and " + extra;
    }

    @Override
    public String data(DataPattern data) {
        return data.toString();
    }

    @Override
    public String text() {
        return "text";
    }

    @Override
    public String bytes() {
        return "bytes";
    }

    @Override
    public String everything() {
        return "everything";
    }
}
