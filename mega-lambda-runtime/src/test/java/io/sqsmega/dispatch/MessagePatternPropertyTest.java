package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.json.JsonValue;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.Matchers;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.RandomPatterns;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.MessageSubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A message reaches the subscribers of which each pattern matches by itself: its message attributes, topic and subject
 * as well as its payload, raw and in an SNS envelope. {@code -Dmessage.pairs=1000000} for a longer run.
 */
class MessagePatternPropertyTest {
    private static final long PAIRS = Long.getLong("message.pairs", 40_000);
    private static final int[] SIZES = {1, 4, 20, 60, 250};
    private static final int MESSAGES = 25;

    private final Map<String, Integer> reached = new HashMap<>();

    /** A subscriber, and what it selects. */
    private record Wanting(
            Subscriber subscriber,
            @Nullable MessagePattern message,
            @Nullable EventPattern event,
            @Nullable DataPattern data,
            @Nullable Matcher text) {

        boolean wants(Envelope envelope) {
            Payload payload = envelope.payload();
            boolean around = message == null || message.matches(envelope.message());
            if (event == null && data == null && text == null) {
                return around;
            }
            return around
                    && ((event != null && payload instanceof MegaPayload mega && event.matches(mega))
                            || (data != null && payload instanceof DataPayload fields && data.matches(fields))
                            || (text != null
                                    && payload instanceof PlaintextPayload plain
                                    && text.matches(plain.text())));
        }
    }

    @Test
    void reachesWhomEachPatternByItselfMatches() {
        long pairs = 0;
        for (long seed = 1; pairs < PAIRS; seed++) {
            Random random = new Random(seed);
            RandomPatterns patterns = new RandomPatterns(seed * 1_000_000_007);
            List<Wanting> all = new ArrayList<>();
            Dispatcher.Builder builder = Dispatcher.builder();
            for (int i = SIZES[(int) (seed % SIZES.length)]; i > 0; i--) {
                Wanting wanting = subscriber("s" + i, random, patterns, seed % 3 == 0);
                all.add(wanting);
                builder.register(wanting.subscriber);
            }
            Dispatcher dispatcher = builder.build();
            for (int i = 0; i < MESSAGES; i++) {
                check(dispatcher, all, message(random, patterns));
                pairs += all.size();
            }
        }

        assertThat(reached.keySet()).containsExactlyInAnyOrder("MegaPayload", "DataPayload", "PlaintextPayload");
        assertThat(reached.values()).allMatch(count -> count > 100);
    }

    private void check(Dispatcher dispatcher, List<Wanting> all, Message message) {
        Envelope opened = Envelope.open(message);
        List<String> wanted = all.stream()
                .filter(each -> each.wants(opened))
                .map(each -> each.subscriber.name())
                .toList();

        MessageReport report = dispatcher.dispatch(message);

        List<String> found = report.outcome().subscribers().stream()
                .map(SubscriberOutcome::subscriber)
                .toList();
        List<Wanting> wrong = all.stream()
                .filter(each -> found.contains(each.subscriber.name()) != each.wants(opened))
                .toList();
        assertThat(wrong)
                .as(() -> "found " + found + ", first wrong "
                        + wrong.get(0).subscriber.name() + ": " + wrong.get(0) + " with " + message.body()
                        + texts(opened.message()))
                .isEmpty();
        assertThat(found).doesNotHaveDuplicates();
        assertThat(dispatcher.explain(message).keySet())
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .map(each -> each.subscriber.name())
                        .filter(name -> !wanted.contains(name))
                        .toList());
        reached.merge(
                String.valueOf(
                        opened.payload() == null
                                ? null
                                : opened.payload().getClass().getSimpleName()),
                wanted.size(),
                Integer::sum);
    }

    private static Map<String, String> texts(Message message) {
        Map<String, String> texts = new HashMap<>();
        message.attributes()
                .forEach((name, attribute) -> texts.put(name, attribute.dataType() + ":" + attribute.text()));
        return texts;
    }

    private static Message message(Random random, RandomPatterns patterns) {
        boolean isText = random.nextInt(6) == 0;
        Payload payload = random.nextBoolean() ? event(random, patterns) : patterns.data();
        Encoding encoding = random.nextInt(4) == 0 ? Encoding.BSON : Encoding.JSON;
        String encoded = isText ? null : encoded(payload, encoding);
        String body = encoded == null ? "text of " + patterns.text() : encoded;
        Map<String, MessageAttribute> attributes = new HashMap<>(patterns.attributes());
        if (encoded != null && random.nextInt(3) == 0) {
            attributes.put(Encoding.ATTRIBUTE, MessageAttribute.of(encoding.attributeValue()));
        }
        boolean isEnveloped = random.nextBoolean();
        Message.Builder message = Message.builder("id", isEnveloped ? envelope(body, attributes, patterns) : body);
        (isEnveloped ? random.nextBoolean() ? Map.<String, MessageAttribute>of() : patterns.attributes() : attributes)
                .forEach(message::attribute);
        return message.build();
    }

    /** Some are so long that their names are read first. */
    private static MegaPayload event(Random random, RandomPatterns patterns) {
        MegaPayload event = patterns.event();
        return random.nextInt(3) > 0
                ? event
                : MegaPayload.builder(event.event())
                        .object(event.object())
                        .extra(Map.of("long", "x".repeat(5_000)))
                        .build();
    }

    private static @Nullable String encoded(Payload payload, Encoding encoding) {
        try {
            return PayloadCodec.encode(payload, encoding);
        } catch (InvalidPayloadException notEncodable) {
            return null;
        }
    }

    private static String envelope(String body, Map<String, MessageAttribute> attributes, RandomPatterns patterns) {
        Map<String, @Nullable Object> inEnvelope = new HashMap<>();
        attributes.forEach((name, attribute) -> inEnvelope.put(
                name,
                Map.of(
                        "Type",
                        attribute.dataType(),
                        "Value",
                        attribute.bytes() == null
                                ? String.valueOf(attribute.text())
                                : Base64.getEncoder()
                                        .encodeToString(attribute.bytes().toArray()))));
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("Type", "Notification");
        fields.put("MessageId", "m");
        fields.put(
                "TopicArn",
                "arn:aws:sns:eu-west-1:123456789012:" + patterns.text().trim());
        fields.put("Subject", patterns.text());
        fields.put("Timestamp", "2020-01-15T09:00:00Z");
        fields.put("Message", body);
        fields.put("MessageAttributes", inEnvelope);
        return new JsonValue(fields).text();
    }

    private static Wanting subscriber(String name, Random random, RandomPatterns patterns, boolean allSelectMessages) {
        MessagePattern message = allSelectMessages || random.nextInt(4) > 0 ? patterns.messagePattern() : null;
        return switch (random.nextInt(8)) {
            case 0 -> ofEverything(name, patterns.messagePattern());
            case 1 -> ofText(name, message, random.nextBoolean() ? Matchers.present() : Matchers.endsWith("a"));
            case 2, 3, 4 -> ofData(name, message, random.nextBoolean() ? patterns.dataPattern() : DataPattern.any());
            default -> ofEvents(name, message, random.nextBoolean() ? patterns.eventPattern() : EventPattern.any());
        };
    }

    private static Wanting ofEvents(String name, @Nullable MessagePattern message, EventPattern event) {
        Subscriber subscriber = new MegaSubscriber() {
            @Override
            public String name() {
                return name;
            }

            @Override
            protected @Nullable MessagePattern matchMessage() {
                return message;
            }

            @Override
            protected EventPattern matchEvent() {
                return event;
            }

            @Override
            public Result process(MegaPayload payload, Message around) {
                return Result.OK;
            }
        };
        return new Wanting(subscriber, message, event, null, null);
    }

    private static Wanting ofData(String name, @Nullable MessagePattern message, DataPattern data) {
        Subscriber subscriber = new DataSubscriber() {
            @Override
            public String name() {
                return name;
            }

            @Override
            protected @Nullable MessagePattern matchMessage() {
                return message;
            }

            @Override
            protected DataPattern matchData() {
                return data;
            }

            @Override
            public Result process(DataPayload payload, Message around) {
                return Result.OK;
            }
        };
        return new Wanting(subscriber, message, null, data, null);
    }

    private static Wanting ofText(String name, @Nullable MessagePattern message, Matcher text) {
        Subscriber subscriber = new PlaintextSubscriber() {
            @Override
            public String name() {
                return name;
            }

            @Override
            protected @Nullable MessagePattern matchMessage() {
                return message;
            }

            @Override
            protected Matcher matchText() {
                return text;
            }

            @Override
            public Result process(PlaintextPayload payload, Message around) {
                return Result.OK;
            }
        };
        return new Wanting(subscriber, message, null, null, text);
    }

    private static Wanting ofEverything(String name, MessagePattern message) {
        Subscriber subscriber = new MessageSubscriber() {
            @Override
            public String name() {
                return name;
            }

            @Override
            protected MessagePattern matchMessage() {
                return message;
            }

            @Override
            public Result process(Payload payload, Message around) {
                return Result.OK;
            }
        };
        return new Wanting(subscriber, message, null, null, null);
    }
}
