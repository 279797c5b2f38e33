package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.FunctionSubscribers;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.Subscription;
import io.sqsmega.subscribe.Transformer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects subscribers, transformers and the options for dispatching messages to them. Not thread-safe.
 *
 * @param <B> the builder itself
 * @since 0.1
 */
public abstract class SubscribingBuilder<B extends SubscribingBuilder<B>> extends DispatchOptions.Builder<B> {
    private final Set<Subscriber> registered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> names = new HashSet<>();
    /** Why the names cannot be the keys of a guard: these must be unique and stable. */
    private @Nullable String faultOfNames;

    final List<Subscription<?>> subscriptions = new ArrayList<>();
    final Transformers transformers = new Transformers();

    /** @hidden */
    @Internal
    protected SubscribingBuilder() {}

    /**
     * Adds a subscriber and collects its patterns.
     *
     * @param subscriber the subscriber
     * @return this builder
     * @throws IllegalArgumentException if it is registered already, or if there is a duplicate guard and its name is
     *     not unique and stable
     */
    public final B register(Subscriber subscriber) {
        if (!registered.add(subscriber)) {
            throw new IllegalArgumentException("a subscriber must be registered once, got twice " + subscriber.name());
        }
        Subscription<?> subscription = subscriber.subscribe();
        add(subscriber, subscription.name());
        checkNames();
        subscriptions.add(subscription);
        return self();
    }

    /**
     * Adds a lambda as a subscriber of MEGA events; its name in logs and reports is its pattern.
     *
     * @param pattern what the subscriber wants
     * @param processor the code that processes a message
     * @return this builder
     */
    public final B on(EventPattern pattern, EventHandler<MegaPayload> processor) {
        return register(FunctionSubscribers.on(pattern, null, processor));
    }

    /**
     * Adds a lambda as a subscriber of data; its name in logs and reports is its pattern.
     *
     * @param pattern what the subscriber wants
     * @param processor the code that processes a message
     * @return this builder
     */
    public final B on(DataPattern pattern, EventHandler<DataPayload> processor) {
        return register(FunctionSubscribers.on(pattern, null, processor));
    }

    /**
     * Adds a lambda as a subscriber of MEGA events in messages that match as well: by attributes, topic or subject.
     *
     * @param pattern what the subscriber wants
     * @param message what it wants of the message
     * @param processor the code that processes a message
     * @return this builder
     */
    public final B on(EventPattern pattern, MessagePattern message, EventHandler<MegaPayload> processor) {
        Objects.requireNonNull(message, "message must not be null");
        return register(FunctionSubscribers.on(pattern, message, processor));
    }

    /**
     * Adds a lambda as a subscriber of data in messages that match as well: by attributes, topic or subject.
     *
     * @param pattern what the subscriber wants
     * @param message what it wants of the message
     * @param processor the code that processes a message
     * @return this builder
     */
    public final B on(DataPattern pattern, MessagePattern message, EventHandler<DataPayload> processor) {
        Objects.requireNonNull(message, "message must not be null");
        return register(FunctionSubscribers.on(pattern, message, processor));
    }

    /**
     * Adds a lambda as a subscriber of payloads of every kind in messages that match: by attributes, topic or subject.
     *
     * @param pattern what the subscriber wants
     * @param processor the code that processes a message
     * @return this builder
     */
    public final B on(MessagePattern pattern, EventHandler<Payload> processor) {
        return register(FunctionSubscribers.on(pattern, processor));
    }

    /**
     * Adds a transformer that converts bytes to a payload which patterns can match; the first transformer that returns
     * a payload wins.
     *
     * @param transformer the transformer
     * @return this builder
     */
    public final B transformBinary(Transformer<BinaryPayload> transformer) {
        transformers.ofBinary(transformer);
        return self();
    }

    /**
     * Adds a transformer that converts plain text to a payload which patterns can match; the first transformer that
     * returns a payload wins.
     *
     * @param transformer the transformer
     * @return this builder
     */
    public final B transformPlaintext(Transformer<PlaintextPayload> transformer) {
        transformers.ofPlaintext(transformer);
        return self();
    }

    /**
     * Adds a transformer that converts data to another payload, for example to the contents of an envelope; the first
     * transformer that returns a payload wins.
     *
     * @param transformer the transformer
     * @return this builder
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

    private void add(Subscriber subscriber, String name) {
        if (!names.add(name)) {
            faultOfNames = "got two that are called " + name;
        } else if (subscriber.getClass().isAnonymousClass() && name.equals(subscriber.defaultName())) {
            faultOfNames = "got the anonymous class " + name + ", whose number changes with the code around it";
        }
    }

    private void checkNames() {
        if (faultOfNames != null && !DuplicateGuard.NONE.equals(options.duplicateGuard)) {
            throw new IllegalArgumentException(
                    "with a duplicate guard, each subscriber must have a name() of its own that lasts, "
                            + faultOfNames);
        }
    }

    /**
     * Builds the dispatcher.
     *
     * @param concurrency the number of messages processed at the same time
     * @hidden
     */
    @Internal
    protected final Dispatcher dispatcher(int concurrency) {
        return new Dispatcher(this, concurrency);
    }
}
