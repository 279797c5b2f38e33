package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.MessagePattern;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of messages: a {@link MegaSubscriber}, {@link DataSubscriber}, {@link PlaintextSubscriber},
 * {@link BinarySubscriber}, {@link MessageSubscriber}, {@link MegaBatchSubscriber} or {@link DataBatchSubscriber}.
 *
 * <p>One instance handles all messages. In a listener, with parallel dispatch and on Lambda Managed Instances several
 * threads call it at the same time, so it must be thread-safe there. Every message goes to every matching subscriber.
 * SQS delivers at least once, so a subscriber must tolerate duplicates; a {@link DuplicateGuard} makes them rare.
 *
 * @since 0.1
 */
public abstract sealed class Subscriber
        permits SubscriberOfEvents, SubscriberOfData, PlaintextSubscriber, BinarySubscriber, MessageSubscriber {

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
     * {@return the pattern that a message must match as well as its payload: message attributes, and the topic and
     * subject of an SNS envelope} Called once, when the subscriber is registered. Default: null, any message.
     */
    protected @Nullable MessagePattern matchMessage() {
        return null;
    }

    /**
     * Collects the patterns of this subscriber. Called once, when the subscriber is registered.
     *
     * @hidden
     */
    @Internal
    public abstract Subscription<?> subscribe();
}
