package io.sqsmega.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.json.JsonValue;
import io.sqsmega.filters.RandomSubscribers.Wanting;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import io.sqsmega.subscribe.Subscriber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No message that a subscriber wants is stopped by its filter: random patterns of every kind of matcher, random bodies,
 * and event-ruler as the judge. {@code -Dmega.pairs=1000000} sets the number of pairs.
 */
class SoundnessTest {
    private static final int PAIRS = Integer.getInteger("mega.pairs", 20_000);
    private static final int BODIES = 25;
    private static final int RUNS = 8;
    private static final Map<String, String> ATTRIBUTES =
            Map.of("name", "n", "domain", "d", "subject", "s", "version", "v", "a", "a", "b", "b");

    private long wantedCount;
    private long unwanted;
    private long passed;
    private int useless;
    private int policies;

    @ParameterizedTest
    @CsvSource({
        "SNS_BODY, false",
        "SNS_BODY, true",
        "SNS_ATTRIBUTES, false",
        "SNS_ATTRIBUTES, true",
        "EVENT_SOURCE, false",
        "EVENT_SOURCE, true",
        "EVENT_BRIDGE, false",
        "EVENT_BRIDGE, true"
    })
    void noWantedMessageIsStopped(FilterTarget target, boolean plain) throws Exception {
        int seeds = PAIRS / RUNS / BODIES;
        for (int seed = 0; policies < seeds; seed++) {
            RandomSubscribers random = new RandomSubscribers(seed * 31L + target.ordinal(), plain);
            List<Wanting> subscribers = random.some();
            FilterPolicy policy = policy(subscribers, target, plain);
            if (policy != null) {
                hold(policy, subscribers, random);
            }
        }
        System.out.printf(
                "filters: %s %s: %,d policies (%,d let everything pass), %,d wanted, %,d of %,d unwanted passed (%d %%)%n",
                target,
                plain ? "declared" : "strict",
                policies,
                useless,
                wantedCount,
                passed,
                unwanted,
                passed * 100 / Math.max(1, unwanted));
        assertThat(wantedCount).isGreaterThan(seeds);
        assertThat(passed).isLessThan(unwanted);
    }

    private static @Nullable FilterPolicy policy(List<Wanting> subscribers, FilterTarget target, boolean plain) {
        List<Subscriber> all = new ArrayList<>();
        subscribers.forEach(each -> all.add(each.subscriber()));
        FilterPolicyBuilder builder =
                FilterPolicyBuilder.of(all).assuming(Assumption.ONLY_JSON, Assumption.RAW_DELIVERY);
        if (plain) {
            builder.assuming(Assumption.SCALAR_FIELDS, Assumption.PLAIN_NUMBERS);
        }
        Supplier<FilterPolicy> build = switch (target) {
            case SNS_BODY -> builder::forSnsBody;
            case SNS_ATTRIBUTES -> () -> builder.forSnsAttributes(ATTRIBUTES);
            case EVENT_SOURCE -> builder::forEventSource;
            case EVENT_BRIDGE -> builder::forEventBridge;
        };
        try {
            return build.get();
        } catch (FilterPolicyException noneMatchesAnything) {
            return null;
        }
    }

    private void hold(FilterPolicy policy, List<Wanting> subscribers, RandomSubscribers random) throws Exception {
        FilterJudge judge = new FilterJudge(policy);
        policies++;
        useless += policy.passesEverything() ? 1 : 0;
        for (int i = 0; i < BODIES; i++) {
            Map<String, @Nullable Object> fields = random.random.nextInt(3) == 0 ? random.fields(3) : random.event();
            String body = FilterJson.text(fields);
            Map<String, Object> attributes = attributes(fields);
            attributes.putAll(random.attributes());
            boolean wanted = isWanted(message(body, attributes), subscribers);
            boolean passes = judge.passes(body, attributes);
            if (wanted && !passes) {
                throw new AssertionError(
                        "stopped, though wanted: " + body + " with " + attributes + "\nby " + policy + "\nof "
                                + subscribers.stream()
                                        .map(each -> RandomSubscribersWords.of(each.subscriber()))
                                        .toList());
            }
            wantedCount += wanted ? 1 : 0;
            unwanted += wanted ? 0 : 1;
            passed += !wanted && passes ? 1 : 0;
        }
    }

    /** The message as a queue has it with raw delivery. */
    static Message message(String body, Map<String, Object> attributes) {
        Message.Builder message = Message.builder("id", body);
        attributes.forEach((name, value) -> message.attribute(name, attribute(value)));
        return message.build();
    }

    private static MessageAttribute attribute(Object value) {
        if (value instanceof byte[] bytes) {
            return MessageAttribute.of(Bytes.of(bytes));
        } else if (value instanceof List<?> elements) {
            return new MessageAttribute("String.Array", new JsonValue(elements).text(), null);
        }
        return new MessageAttribute(value instanceof Number ? "Number" : "String", value.toString(), null);
    }

    private static boolean isWanted(Message message, List<Wanting> subscribers) {
        try {
            Payload payload = PayloadCodec.decode(message.body());
            return subscribers.stream().anyMatch(each -> each.wants().test(payload, message));
        } catch (InvalidPayloadException broken) {
            return false;
        }
    }

    /** What publishers copy into attributes: strings that are not empty, and numbers. */
    private static Map<String, Object> attributes(Map<String, @Nullable Object> body) {
        Map<String, Object> copied = new LinkedHashMap<>(Map.of("mega-encoding", "json"));
        try {
            if (PayloadCodec.decode(FilterJson.text(body)) instanceof io.sqsmega.payload.MegaPayload mega) {
                Map<String, @Nullable Object> view =
                        new LinkedHashMap<>(mega.event().attributes());
                view.remove("name");
                view.put("name", mega.event().name());
                view.put("domain", mega.event().domain());
                view.put("subject", mega.event().subject());
                view.put("version", mega.event().version());
                ATTRIBUTES.forEach((field, attribute) -> {
                    Object value = view.get(field);
                    if (value instanceof Number || (value instanceof String text && !text.isEmpty())) {
                        copied.put(attribute, value);
                    }
                });
            }
        } catch (InvalidPayloadException broken) {
            return copied;
        }
        return copied;
    }
}
