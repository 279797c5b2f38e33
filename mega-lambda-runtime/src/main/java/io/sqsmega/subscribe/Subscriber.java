package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.guard.DuplicateGuard;

/**
 * Somebody who takes messages: a {@link MegaSubscriber}, {@link DataSubscriber}, {@link PlaintextSubscriber} or
 * {@link BinarySubscriber}.
 *
 * <p>One instance serves all messages, on many threads at a time in a listener, with parallel dispatch, and on Lambda
 * Managed Instances: implementations must be thread-safe there. Every message goes to every subscriber that matches,
 * and may come more than once, since SQS delivers at least once: processing it again must do no harm. A
 * {@link DuplicateGuard} makes that rare.
 *
 * @since 0.1
 */
public abstract sealed class Subscriber permits MegaSubscriber, DataSubscriber, PlaintextSubscriber, BinarySubscriber {

    /**
     * What logs and reports call it, and what a {@link DuplicateGuard} remembers it by. Default: the name of its class,
     * without the package.
     */
    public String name() {
        return defaultName();
    }

    /** @hidden */
    @Internal
    public final String defaultName() {
        String name = getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /**
     * Asks for the patterns, once, when the subscriber is registered.
     *
     * @hidden
     */
    @Internal
    public abstract Subscription<?> subscribe();
}
