package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;
import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;

import io.sqsmega.codec.Encoding;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.subscribe.Result;
import java.util.Map;

/**
 * Measures subscribers that select by a message attribute beside others that select by the body, for the same messages:
 * raw with three attributes, and in an SNS envelope.
 */
final class AttributesGroup {
    private static final String ITEM = "61fcc874-624e-40f8-8fd7-0e663c7837e8";
    private static final EventPattern ADDED = EventPattern.named("item.added");
    private static final Map<String, MessageAttribute> ATTRIBUTES = Map.of(
            Encoding.ATTRIBUTE,
            MessageAttribute.of(Encoding.JSON.attributeValue()),
            "tenant",
            MessageAttribute.of(ITEM),
            "priority",
            new MessageAttribute("Number", "5", null));
    private static final String ENVELOPE = inSns();

    private AttributesGroup() {}

    /** Adds the subscriber with this number; number 0 receives the messages. */
    private interface Subscription {
        void add(Dispatcher.Builder builder, int number);
    }

    static void run(Table table) {
        Dispatcher byAttribute = dispatcher(1_000, AttributesGroup::tenantInAttribute);
        Dispatcher ofTen = dispatcher(10, AttributesGroup::tenantInAttribute);
        Dispatcher byBody = dispatcher(1_000, AttributesGroup::tenantInBody);
        Dispatcher byName = dispatcher(1_000, AttributesGroup::name);
        Dispatcher byRange = dispatcher(1_000, AttributesGroup::priority);
        Contest raw = new Contest()
                .with(() -> raw(byAttribute))
                .with(() -> raw(byBody))
                .with(() -> raw(byName))
                .with(() -> raw(ofTen))
                .with(() -> raw(byRange))
                .run();
        table.atMost(1.1, raw.ratio(0, 1), "1,000 tenants in an attribute / in the body", figures(raw, 0, 1));
        table.say(raw.ratio(0, 2), "1,000 tenants in an attribute / 1,000 names, no attribute", figures(raw, 0, 2));
        table.atMost(1.3, raw.ratio(0, 3), "1,000 tenants in an attribute / ten", figures(raw, 0, 3));
        table.say(raw.ratio(4, 2), "1,000 ranges of a number in an attribute / 1,000 names", figures(raw, 4, 2));

        Contest enveloped = new Contest()
                .with(() -> enveloped(byAttribute))
                .with(() -> enveloped(byBody))
                .with(() -> enveloped(byName))
                .run();
        table.atMost(
                1.1,
                enveloped.ratio(0, 1),
                "SNS envelope: tenants in an attribute / in the body",
                figures(enveloped, 0, 1));
        table.say(enveloped.ratio(0, 2), "SNS envelope: tenants in an attribute / names", figures(enveloped, 0, 2));
    }

    private static String inSns() {
        String envelope = Texts.inSns(Texts.CART);
        return envelope.substring(0, envelope.length() - 1)
                + ",\"MessageAttributes\":{\"tenant\":{\"Type\":\"String\",\"Value\":\"" + ITEM + "\"}}}";
    }

    private static Dispatcher dispatcher(int subscribers, Subscription subscription) {
        Dispatcher.Builder builder = Dispatcher.builder();
        for (int i = 0; i < subscribers; i++) {
            subscription.add(builder, i);
        }
        return builder.build();
    }

    private static void tenantInAttribute(Dispatcher.Builder builder, int number) {
        MessagePattern tenant = MessagePattern.withAttribute("tenant", number == 0 ? ITEM : "tenant-" + number);
        builder.on(ADDED, tenant, (payload, message) -> Result.OK);
    }

    private static void tenantInBody(Dispatcher.Builder builder, int number) {
        EventPattern tenant = EventPattern.builder()
                .name("item.added")
                .attribute("item_id", number == 0 ? ITEM : "tenant-" + number)
                .build();
        builder.on(tenant, (payload, message) -> Result.OK);
    }

    private static void name(Dispatcher.Builder builder, int number) {
        builder.on(number == 0 ? ADDED : EventPattern.named("item-" + number), (payload, message) -> Result.OK);
    }

    private static void priority(Dispatcher.Builder builder, int number) {
        MessagePattern range = MessagePattern.withAttribute("priority", allOf(gte(number * 10), lt(number * 10 + 10)));
        builder.on(ADDED, range, (payload, message) -> Result.OK);
    }

    private static int raw(Dispatcher dispatcher) {
        Message.Builder message = Message.builder("id", Texts.CART);
        ATTRIBUTES.forEach(message::attribute);
        return received(dispatcher, message.build());
    }

    private static int enveloped(Dispatcher dispatcher) {
        return received(dispatcher, Message.builder("id", ENVELOPE).build());
    }

    private static int received(Dispatcher dispatcher, Message message) {
        int received = dispatcher.dispatch(message).outcome().subscribers().size();
        if (received != 1) {
            throw new IllegalStateException("one subscriber must receive the message, got " + received);
        }
        return received;
    }

    private static String figures(Contest contest, int one, int other) {
        return number(contest.nanos(one)) + " ns, " + contest.bytes(one) + " B; the other "
                + number(contest.nanos(other)) + " ns, " + contest.bytes(other) + " B";
    }
}
