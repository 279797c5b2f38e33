package io.sqsmega.dispatch;

import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.satisfies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.MessageSubscriber;
import io.sqsmega.subscribe.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What subscribers with a pattern of what is around the body receive. */
class MessagePatternsTest {
    private static final EventPattern ADDED = EventPattern.named("item.added");
    private static final MessagePattern ACME = MessagePattern.withAttribute("tenant", oneOf("acme", "initech"));

    private final List<String> received = new ArrayList<>();

    @Test
    void anEventMustMatchBothPatterns() {
        Dispatcher dispatcher = Dispatcher.builder()
                .on(ADDED, ACME, (payload, message) -> note("both"))
                .build();

        assertThat(dispatcher.dispatch(event("item.added", "acme")).isMatched()).isTrue();
        assertThat(dispatcher.dispatch(event("item.added", "other")).isMatched())
                .isFalse();
        assertThat(dispatcher.dispatch(event("item.removed", "acme")).isMatched())
                .isFalse();
        assertThat(dispatcher.dispatch(event("item.added", null)).isMatched()).isFalse();
        assertThat(received).containsExactly("both");
    }

    @Test
    void dataMustMatchBothPatterns() {
        Dispatcher dispatcher = Dispatcher.builder()
                .on(DataPattern.of(Map.of("a", 1)), ACME, (payload, message) -> note("data"))
                .build();

        dispatcher.dispatch(message("{\"a\":1}", "acme"));
        dispatcher.dispatch(message("{\"a\":1}", "other"));
        dispatcher.dispatch(message("{\"a\":2}", "acme"));
        assertThat(received).containsExactly("data");
    }

    @Test
    void alonePatternReceivesEveryKindOfPayload() {
        Dispatcher dispatcher = Dispatcher.builder()
                .on(ACME, (payload, message) -> note(kind(payload)))
                .build();

        dispatcher.dispatch(event("any", "acme"));
        dispatcher.dispatch(message("{\"a\":1}", "acme"));
        dispatcher.dispatch(message("some text", "acme"));
        dispatcher.dispatch(message("ping", "initech"));
        dispatcher.dispatch(message("some text", "other"));
        assertThat(received).containsExactly("event", "data", "text", "text");
    }

    private static String kind(Payload payload) {
        return payload instanceof MegaPayload
                ? "event"
                : payload instanceof DataPayload ? "data" : payload instanceof PlaintextPayload ? "text" : "bytes";
    }

    @Test
    void theGateOpensForASubscriberThatDoesNotNameItsEvents() {
        Dispatcher dispatcher = Dispatcher.builder()
                .on(ADDED, (payload, message) -> note("added"))
                .on(ACME, (payload, message) -> note("alone"))
                .build();

        dispatcher.dispatch(event("item.removed", "acme"));
        assertThat(received).containsExactly("alone");
    }

    @Test
    void theGateStillTurnsAwayNamesThatNoSubscriberHas() {
        Dispatcher dispatcher = Dispatcher.builder()
                .on(ADDED, ACME, (payload, message) -> note("added"))
                .build();
        String malformed = "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"item.removed\",";

        assertThat(dispatcher.dispatch(message(malformed, "acme")).eventName()).isEqualTo("item.removed");
    }

    @Test
    void theBodyIsNotReadIfNoSubscriberWantsTheMessage() {
        Dispatcher dispatcher = Dispatcher.builder()
                .on(ADDED, ACME, (payload, message) -> note("added"))
                .on(ACME, (payload, message) -> note("alone"))
                .build();
        MessageReport report = dispatcher.dispatch(declared(longAndMalformed(), "other"));

        assertThat(report.outcome().kind()).isEqualTo(Outcome.Kind.UNMATCHED);
        assertThat(report.eventName()).isEqualTo("item.added");
        assertThat(dispatcher.dispatch(message(longAndMalformed(), "other")).eventName())
                .as("without a declared encoding")
                .isEqualTo("item.added");
        assertThat(dispatcher
                        .dispatch(declared(longAndMalformed(), "acme"))
                        .outcome()
                        .kind())
                .as("wanted, so it is read")
                .isEqualTo(Outcome.Kind.REFUSED);
    }

    @Test
    void theBodyIsReadIfASubscriberMayWantTheMessage() {
        Dispatcher both = Dispatcher.builder()
                .on(ADDED, ACME, (payload, message) -> note("added"))
                .on(ADDED, (payload, message) -> note("any"))
                .build();
        Dispatcher kept = Dispatcher.builder()
                .on(ADDED, ACME, (payload, message) -> note("added"))
                .unmatched(Unmatched.KEEP)
                .build();

        assertThat(both.dispatch(declared(longAndMalformed(), "other"))
                        .outcome()
                        .kind())
                .isEqualTo(Outcome.Kind.REFUSED);
        assertThat(kept.dispatch(declared(longAndMalformed(), "other"))
                        .outcome()
                        .kind())
                .isEqualTo(Outcome.Kind.REFUSED);
    }

    @Test
    void anEnvelopeIsReadAlthoughTheMessageAroundItIsNotWanted() {
        Dispatcher dispatcher = Dispatcher.builder()
                .on(ACME, (payload, message) -> note("alone"))
                .build();

        dispatcher.dispatch(message(envelope("x".repeat(10_000)), "other"));
        assertThat(received).containsExactly("alone");
    }

    private static String longAndMalformed() {
        return "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"item.added\",\"subject\":\""
                + "x".repeat(10_000);
    }

    private static Message declared(String body, String tenant) {
        return Message.builder("id", body)
                .attribute(Encoding.ATTRIBUTE, MessageAttribute.of(Encoding.JSON.attributeValue()))
                .attribute("tenant", MessageAttribute.of(tenant))
                .build();
    }

    @Test
    void attributesOfAnEnvelopeCountAlthoughTheyMayFollowTheBody() {
        Dispatcher dispatcher = Dispatcher.builder()
                .on(
                        ADDED,
                        MessagePattern.builder()
                                .attribute("tenant", "acme")
                                .topic("carts")
                                .subject("added")
                                .build(),
                        (payload, message) -> note(message.topicName() + " " + message.subject()))
                .build();
        String added =
                PayloadCodec.encode(MegaPayload.of(Event.named("item.added").build()));

        dispatcher.dispatch(Message.builder("id", envelope(added)).build());
        assertThat(received).containsExactly("carts added");
    }

    @Test
    void aPredicateThatThrowsFailsOnlyItsSubscriber() {
        MessagePattern throwing = MessagePattern.withAttribute("tenant", satisfies("fails", value -> {
            throw new IllegalStateException("broken");
        }));
        Dispatcher dispatcher = Dispatcher.builder()
                .on(ADDED, throwing, (payload, message) -> note("never"))
                .on(ADDED, ACME, (payload, message) -> note("added"))
                .build();

        dispatcher.dispatch(event("item.added", "acme"));
        assertThat(received).containsExactly("added");
    }

    @Test
    void explainsWhatDoesNotMatch() {
        Dispatcher dispatcher = Dispatcher.builder()
                .on(ADDED, ACME, (payload, message) -> Result.OK)
                .on(MessagePattern.withAttribute("tenant", not("other")), (payload, message) -> Result.OK)
                .build();

        assertThat(dispatcher.explain(event("item.added", "other")))
                .containsEntry(
                        "on(name is \"item.added\", attributes.tenant is one of [\"acme\", \"initech\"])",
                        List.of(new Mismatch(
                                "message.attributes.tenant", "is one of [\"acme\", \"initech\"]", "string")))
                .containsEntry(
                        "on(attributes.tenant is not \"other\")",
                        List.of(new Mismatch("message.attributes.tenant", "is not \"other\"", "string")));
    }

    @Test
    void aMessageSubscriberHasAPattern() {
        MessageSubscriber without = new MessageSubscriber() {
            @Override
            @SuppressWarnings("NullAway") // what a user may return
            protected MessagePattern matchMessage() {
                return null;
            }

            @Override
            public Result process(Payload payload, Message message) {
                return Result.OK;
            }
        };

        assertThatThrownBy(() -> Dispatcher.builder().register(without))
                .hasMessageContaining("matchMessage() must return a pattern, got null");
    }

    private static String envelope(String body) {
        return "{\"Type\":\"Notification\",\"MessageId\":\"m\",\"TopicArn\":\"arn:aws:sns:eu-west-1:1:carts\","
                + "\"Message\":\"" + body.replace("\"", "\\\"")
                + "\",\"Subject\":\"added\",\"Timestamp\":\"2020-01-01T00:00:00Z\","
                + "\"MessageAttributes\":{\"tenant\":{\"Type\":\"String\",\"Value\":\"acme\"}}}";
    }

    private Result note(String what) {
        received.add(what);
        return Result.OK;
    }

    private static Message event(String name, @Nullable String tenant) {
        return message(PayloadCodec.encode(MegaPayload.of(Event.named(name).build()), Encoding.JSON), tenant);
    }

    private static Message message(String body, @Nullable String tenant) {
        Message.Builder message = Message.builder("id", body);
        if (tenant != null) {
            message.attribute("tenant", MessageAttribute.of(tenant));
        }
        return message.build();
    }
}
