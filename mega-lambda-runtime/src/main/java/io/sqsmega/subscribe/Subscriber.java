package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.guard.DuplicateGuard;

/**
 * A receiver of messages: a {@link MegaSubscriber}, {@link DataSubscriber}, {@link PlaintextSubscriber} or
 * {@link BinarySubscriber}.
 *
 * <p>One instance handles all messages. In a listener, with parallel dispatch and on Lambda Managed Instances several
 * threads call it at the same time, so it must be thread-safe there. Every message goes to every matching subscriber.
 * SQS delivers at least once, so a subscriber must tolerate duplicates; a {@link DuplicateGuard} makes them rare.
 *
 * @since 0.1
 */
public abstract sealed class Subscriber permits MegaSubscriber, DataSubscriber, PlaintextSubscriber, BinarySubscriber {

    /**
     * {@return the name of this subscriber in logs, in reports and in the entries of a {@link DuplicateGuard}} Default:
     * the name of its class, without the package.
     */
    public String name() {
        return defaultName();
    }

    /**
     * Returns the name of the class, without the package.
     *
     * @hidden
     */
    @Internal
    public final String defaultName() {
        String name = getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /**
     * Collects the patterns of this subscriber. Called once, when the subscriber is registered.
     *
     * @hidden
     */
    @Internal
    public abstract Subscription<?> subscribe();
}
