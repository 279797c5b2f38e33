package io.sqsmega.catalogue;

import io.sqsmega.match.Criterion;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.payload.SchemaField;
import io.sqsmega.subscribe.Subscription;
import io.sqsmega.subscribe.SubscriptionVisitor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a subscriber listens to from its patterns. */
final class SubscriberReader implements SubscriptionVisitor<SubscriberEntry> {
    private static final String ANY_EVENT = "any event";

    private final String name;

    private SubscriberReader(String name) {
        this.name = name;
    }

    static SubscriberEntry read(Subscription<?> subscription) {
        SubscriberEntry entry = subscription.accept(new SubscriberReader(subscription.name()));
        MessagePattern message = subscription.message();
        if (message == null) {
            return entry;
        }
        Map<String, String> wants = new LinkedHashMap<>(entry.wants());
        wants.put("message", message.toString());
        return new SubscriberEntry(entry.name(), entry.messages(), wants);
    }

    @Override
    public SubscriberEntry events(EventPattern event, ObjectPattern object, DataPattern extra) {
        SortedSet<MessageEntry> messages = new TreeSet<>();
        for (Criterion[] conjunction : event.alternatives.conjunctions) {
            addEvents(conjunction, messages);
        }
        Map<String, String> wants = new LinkedHashMap<>();
        wants.put("event", event.toString());
        putUnlessAny(wants, "object", object, ObjectPattern.any());
        putUnlessAny(wants, "extra", extra, DataPattern.any());
        return new SubscriberEntry(name, List.copyOf(messages), wants);
    }

    private static void putUnlessAny(Map<String, String> wants, String part, Object pattern, Object any) {
        if (!pattern.toString().equals(any.toString())) {
            wants.put(part, pattern.toString());
        }
    }

    private static void addEvents(Criterion[] conjunction, SortedSet<MessageEntry> messages) {
        Matcher named = matcherOf(SchemaField.NAME, conjunction);
        Matcher domain = matcherOf(SchemaField.DOMAIN, conjunction);
        if (named == null) {
            String events = domain == null ? ANY_EVENT : ANY_EVENT + " whose domain " + domain;
            messages.add(new MessageEntry(MessageKind.EVENTS, events));
            return;
        }
        Object[] names = named.lookup().keys;
        if (names != null && names.length > 0 && Arrays.stream(names).allMatch(String.class::isInstance)) {
            Arrays.stream(names)
                    .forEach(each -> messages.add(new MessageEntry(MessageKind.EVENT, String.valueOf(each))));
        } else {
            messages.add(new MessageEntry(MessageKind.EVENTS, ANY_EVENT + " whose name " + named));
        }
    }

    private static @Nullable Matcher matcherOf(SchemaField field, Criterion[] conjunction) {
        for (Criterion criterion : conjunction) {
            if (criterion.field == field) {
                return criterion.matcher;
            }
        }
        return null;
    }

    @Override
    public SubscriberEntry data(DataPattern data) {
        return of(MessageKind.DATA, data.toString(), Map.of("data", data.toString()));
    }

    @Override
    public SubscriberEntry text() {
        return of(MessageKind.TEXT, "plain text", Map.of());
    }

    @Override
    public SubscriberEntry bytes() {
        return of(MessageKind.BYTES, "bytes", Map.of());
    }

    @Override
    public SubscriberEntry everything() {
        return of(MessageKind.EVERYTHING, "every message", Map.of());
    }

    private SubscriberEntry of(MessageKind kind, String message, Map<String, String> wants) {
        return new SubscriberEntry(name, List.of(new MessageEntry(kind, message)), wants);
    }
}
