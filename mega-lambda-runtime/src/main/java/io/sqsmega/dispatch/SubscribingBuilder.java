package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.FunctionSubscribers;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.Subscription;
import io.sqsmega.subscribe.Transformer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Collects subscribers, transformers and the options of what gives messages to them. Not thread-safe.
 *
 * @param <B> the builder itself
 * @since 0.2
 */
public abstract class SubscribingBuilder<B extends SubscribingBuilder<B>> extends DispatchOptions.Builder<B> {
    private final Set<Subscriber> registered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final SubscriberNames names = new SubscriberNames();
    final List<Subscription<?>> subscriptions = new ArrayList<>();
    final Transformers transformers = new Transformers();

    /** @hidden */
    @Internal
    protected SubscribingBuilder() {}

    /**
     * Adds a subscriber, and asks it for its patterns.
     *
     * @throws IllegalArgumentException if it is registered already, or if there is a duplicate guard that could take it
     *     for another
     */
    public final B register(Subscriber subscriber) {
        if (!registered.add(subscriber)) {
            throw new IllegalArgumentException("a subscriber must be registered once, got twice " + subscriber.name());
        }
        Subscription<?> subscription = subscriber.subscribe();
        names.add(subscriber, subscription.name());
        checkNames();
        subscriptions.add(subscription);
        return self();
    }

    /** Adds a subscriber of MEGA events that is a lambda; logs and reports call it by its pattern. */
    public final B on(EventPattern pattern, EventHandler<MegaPayload> processor) {
        return register(FunctionSubscribers.on(pattern, processor));
    }

    /** Adds a subscriber of data objects that is a lambda; logs and reports call it by its pattern. */
    public final B on(DataPattern pattern, EventHandler<DataPayload> processor) {
        return register(FunctionSubscribers.on(pattern, processor));
    }

    /**
     * Adds a transformer, which turns bytes into a payload that patterns can look into; the first one that returns a
     * payload wins.
     */
    public final B transformBinary(Transformer<BinaryPayload> transformer) {
        transformers.ofBinary(transformer);
        return self();
    }

    /**
     * Adds a transformer, which turns plain text into a payload that patterns can look into; the first one that returns
     * a payload wins.
     */
    public final B transformPlaintext(Transformer<PlaintextPayload> transformer) {
        transformers.ofPlaintext(transformer);
        return self();
    }

    /**
     * Adds a transformer, which turns data into another payload, for example into what an envelope of it holds; the
     * first one that returns a payload wins.
     */
    public final B transformData(Transformer<DataPayload> transformer) {
        transformers.ofData(transformer);
        return self();
    }

    @Override
    public final B duplicateGuard(DuplicateGuard duplicateGuard) {
        super.duplicateGuard(duplicateGuard);
        checkNames();
        return self();
    }

    private void checkNames() {
        if (!DuplicateGuard.NONE.equals(options.duplicateGuard)) {
            names.checkForAGuard();
        }
    }

    /**
     * Builds the dispatcher.
     *
     * @param concurrency how many messages are in work at the same time
     * @hidden
     */
    @Internal
    protected final Dispatcher dispatcher(int concurrency) {
        return new Dispatcher(this, concurrency);
    }
}
