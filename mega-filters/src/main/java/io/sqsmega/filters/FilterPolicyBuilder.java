package io.sqsmega.filters;

import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Unmatched;
import io.sqsmega.lambda.HandlerProbe;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.Subscription;
import io.sqsmega.subscribe.SubscriptionVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds a {@link FilterPolicy}. Not thread-safe.
 *
 * @since 0.1
 */
public final class FilterPolicyBuilder {
    private final List<Subscription<?>> subscriptions = new ArrayList<>();
    /** What the handler processes and a filter stops, with the reason. */
    private final Map<Loss, String> losses = new EnumMap<>(Loss.class);

    private final Set<Assumption> assumptions = EnumSet.noneOf(Assumption.class);
    private final Set<Loss> accepted = EnumSet.noneOf(Loss.class);
    private boolean refuse;

    private FilterPolicyBuilder(List<Subscription<?>> subscriptions) {
        this.subscriptions.addAll(subscriptions);
        subscriptions.forEach(subscription -> subscription.accept(new LossOf(subscription.name())));
    }

    static FilterPolicyBuilder of(MegaSqsHandler handler) {
        Dispatcher dispatcher = HandlerProbe.dispatcher(handler);
        FilterPolicyBuilder builder = new FilterPolicyBuilder(dispatcher.subscriptions());
        if (dispatcher.transforms()) {
            builder.losses.put(Loss.TRANSFORMED, "a transformer makes other payloads");
        }
        if (dispatcher.readsLargePayloads()) {
            builder.losses.put(Loss.LARGE_PAYLOADS, "large payloads are in a store");
        }
        if (dispatcher.unmatched() != Unmatched.DELETE) {
            builder.losses.put(Loss.UNMATCHED, "the option unmatched is " + dispatcher.unmatched());
        }
        return builder;
    }

    static FilterPolicyBuilder of(List<Subscriber> subscribers) {
        List<Subscription<?>> subscriptions = new ArrayList<>();
        subscribers.forEach(subscriber -> subscriptions.add(subscriber.subscribe()));
        return new FilterPolicyBuilder(subscriptions);
    }

    /**
     * Declares what is true of all messages. Default: nothing, so that most filters on the body are refused.
     *
     * @param facts what is true of all messages
     * @return this builder
     */
    public FilterPolicyBuilder assuming(Assumption... facts) {
        assumptions.addAll(Arrays.asList(facts));
        return this;
    }

    /**
     * Accepts that messages are lost which the handler processes today. Default: none are; the filter is refused.
     *
     * @param lost what may be lost
     * @return this builder
     */
    public FilterPolicyBuilder accepting(Loss... lost) {
        accepted.addAll(Arrays.asList(lost));
        return this;
    }

    /**
     * Refuses patterns that exceed a limit of the target, with the name of the subscriber. Default: conditions are left
     * out until the filter fits, and the result lists them.
     *
     * @return this builder
     */
    public FilterPolicyBuilder refusingOverLimit() {
        this.refuse = true;
        return this;
    }

    /**
     * Builds the filter policy of a subscription with the scope {@code MessageBody}: at most five fields and 150
     * combinations.
     *
     * @return the filter
     * @throws FilterPolicyException if the filter would stop messages that the handler processes, or a limit is
     *     exceeded and that is refused
     */
    public FilterPolicy forSnsBody() {
        requireOnlyJson("every other body is not delivered");
        return build(FilterTarget.SNS_BODY, Map.of());
    }

    /**
     * Builds the filter policy of a subscription with the scope {@code MessageAttributes}. It works for every format of
     * bodies, but only for fields that <b>all</b> publishers copy into message attributes: non-empty strings as
     * {@code String}, numbers as {@code Number}, and nothing for other values. Patterns of message attributes
     * ({@link io.sqsmega.match.MessagePattern}) need no copy. A message must have at least one attribute.
     *
     * @param attributes the name of the message attribute that has the copy of each field of the event ({@code name},
     *     {@code domain}, {@code subject}, {@code publisher}, {@code version}) and each key of its attributes
     * @return the filter
     * @throws FilterPolicyException if the filter would stop messages that the handler processes, or a limit is
     *     exceeded and that is refused
     */
    public FilterPolicy forSnsAttributes(Map<String, String> attributes) {
        return build(FilterTarget.SNS_ATTRIBUTES, Map.copyOf(attributes));
    }

    /**
     * Builds the filters of an event source mapping. Lambda <b>deletes</b> what does not match.
     *
     * @return the filter
     * @throws FilterPolicyException if the filter would stop messages that the handler processes, or a limit is
     *     exceeded and that is refused
     */
    public FilterPolicy forEventSource() {
        requireOnlyJson("every other body is deleted");
        return build(FilterTarget.EVENT_SOURCE, Map.of());
    }

    /**
     * Builds the event pattern of a rule, for events that have the MEGA payload, or data, in {@code detail}.
     *
     * @return the filter
     * @throws FilterPolicyException if the filter would stop events that the handler processes, or a limit is exceeded
     *     and that is refused
     */
    public FilterPolicy forEventBridge() {
        return build(FilterTarget.EVENT_BRIDGE, Map.of());
    }

    private void requireOnlyJson(String outcome) {
        if (!assumptions.contains(Assumption.ONLY_JSON)) {
            throw new FilterPolicyException("all senders must write JSON for a filter on the body, because " + outcome
                    + ", BSON and text too; if they do, say assuming(ONLY_JSON)");
        }
    }

    private FilterPolicy build(FilterTarget target, Map<String, String> attributes) {
        refuseLosses(target);
        Place.Language language = new Place.Language(target, Set.copyOf(assumptions));
        List<Clause> clauses = new ArrayList<>();
        List<Widening> widened = new ArrayList<>();
        for (Subscription<?> subscription : subscriptions) {
            Translation translation = translated(subscription, language, attributes);
            translation.alternatives().forEach(each -> clauses.add(Clause.of(each, subscription.name())));
            translation
                    .widened()
                    .forEach(each -> widened.add(
                            new Widening(subscription.name(), each.field(), each.pattern(), each.reason())));
        }
        if (clauses.isEmpty()) {
            throw new FilterPolicyException("a subscriber must want some JSON, got patterns that none matches");
        }
        return fitted(target, clauses, widened);
    }

    private static Translation translated(
            Subscription<?> subscription, Place.Language language, Map<String, String> attributes) {
        Translation ofPayload = subscription.accept(
                language.isOfAttributes()
                        ? new AttributeTranslator(language, attributes)
                        : new SubscriberTranslator(language));
        MessagePattern message = subscription.message();
        return message == null ? ofPayload : ofPayload.and(new MessageTranslator(language).of(message));
    }

    private FilterPolicy fitted(FilterTarget target, List<Clause> clauses, List<Widening> widened) {
        boolean envelopes = target == FilterTarget.EVENT_SOURCE && !assumptions.contains(Assumption.RAW_DELIVERY);
        LimitFitter.Fitted fitted = new LimitFitter(target, envelopes ? 1 : 0, refuse).fit(clauses);
        widened.addAll(fitted.widened());
        List<String> filters =
                new ArrayList<>(fitted.filters().stream().map(FilterJson::text).toList());
        if (envelopes && !filters.isEmpty()) {
            filters.add(FilterPolicy.ENVELOPES);
        }
        return new FilterPolicy(target, filters, widened);
    }

    private void refuseLosses(FilterTarget target) {
        for (Map.Entry<Loss, String> loss : losses.entrySet()) {
            boolean seesPointers = target == FilterTarget.SNS_ATTRIBUTES && loss.getKey() == Loss.LARGE_PAYLOADS;
            if (!seesPointers && !accepted.contains(loss.getKey())) {
                throw new FilterPolicyException("a filter must not stop messages that the handler processes, but "
                        + loss.getValue() + "; if they may be lost, say accepting(" + loss.getKey() + ")");
            }
        }
    }

    /** Notes a subscriber of messages that no filter on JSON lets pass. */
    private final class LossOf implements SubscriptionVisitor<Boolean> {
        private final String subscriber;

        LossOf(String subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public Boolean events(EventPattern event, ObjectPattern object, DataPattern extra) {
            return false;
        }

        @Override
        public Boolean data(DataPattern data) {
            return false;
        }

        @Override
        public Boolean text() {
            return losses.putIfAbsent(Loss.TEXT, subscriber + " takes plain text") == null;
        }

        @Override
        public Boolean bytes() {
            return losses.putIfAbsent(Loss.BYTES, subscriber + " takes bytes") == null;
        }

        /** A filter on the body lets everything pass then. */
        @Override
        public Boolean everything() {
            return false;
        }
    }
}
