package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.message.SnsNotification;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transformers run before patterns look at a payload: of bytes, then of text, then of data. */
class TransformersTest {
    private static final String EVENT = """
            {"protocol": "mega", "version": 1, "event": {"name": "checkout", "timestamp": "2020-05-04T15:53:27Z"}}""";
    private static final String EVENTBRIDGE = """
            {"detail-type": "Object Created", "source": "aws.s3", "detail": {"bucket": {"name": "b"}}}""";

    private final List<String> calls = new ArrayList<>();
    private final Dispatcher.Builder dispatcher = Dispatcher.builder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                EVENTBRIDGE,
                "  " + EVENTBRIDGE + "\n",
                "{\"detail\": 1, \"detail\": {\"bucket\": {\"name\": \"b\"}}}"
            })
    void dataIsMatchedAsWhatATransformerMadeOfIt(String body) {
        dispatcher
                .transformData((data, message) -> detail(data))
                .on(DataPattern.of(Map.of("bucket", Map.of("name", "b"))), (payload, message) -> called(payload))
                .on(DataPattern.of(Map.of("source", "aws.s3")), (payload, message) -> called("the envelope"));

        assertThat(dispatch(body)).isEqualTo(Outcome.Kind.DONE);
        assertThat(calls).containsExactly("{bucket={name=b}}");
        assertThat(explain(body)).containsOnlyKeys("on(source is \"aws.s3\")");
    }

    @Test
    void aTransformerOfDataMakesAnEvent() {
        dispatcher
                .transformData((data, message) ->
                        data.data().get("invokingEvent") instanceof String text ? PayloadCodec.decode(text) : null)
                .on(
                        EventPattern.named("checkout"),
                        (payload, message) -> called(payload.event().name()));
        List<MessageReport> reports = new ArrayList<>();
        dispatcher.observer(reports::add);
        Dispatcher built = dispatcher.build();

        built.observe(built.dispatch(message(PayloadCodec.encode(DataPayload.of(Map.of("invokingEvent", EVENT))))));

        assertThat(calls).containsExactly("checkout");
        assertThat(reports).extracting(MessageReport::eventName).containsExactly("checkout");
    }

    @Test
    void anEventThatATransformerUnwrapsIsReadAsOne() {
        dispatcher
                .transformData((data, message) -> detail(data))
                .on(
                        EventPattern.named("checkout"),
                        (payload, message) -> called(payload.event().name()));
        String broken = EVENT.replace("\"name\": \"checkout\", ", "");

        assertThat(dispatch("{\"detail\": " + EVENT + "}")).isEqualTo(Outcome.Kind.DONE);
        assertThat(dispatch("{\"detail\": " + broken + "}")).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(calls).containsExactly("checkout");
        assertThat(explain("{\"detail\": " + broken + "}")).containsOnlyKeys(Dispatcher.PROTOCOL);
    }

    @Test
    void dataThatNoTransformerTakesIsMatchedAsItCame() {
        dispatcher
                .transformData((data, message) -> null)
                .on(DataPattern.of(Map.of("a", 1)), (payload, message) -> called(payload));

        assertThat(dispatch("{\"a\": 1, \"b\": 2}")).isEqualTo(Outcome.Kind.DONE);
        assertThat(dispatch("{\"a\": 2}")).isEqualTo(Outcome.Kind.UNMATCHED);
        assertThat(calls).containsExactly("{a=1, b=2}");
    }

    @Test
    void eventsAreNotTransformed() {
        dispatcher
                .transformData((data, message) -> new PlaintextPayload("never"))
                .on(
                        EventPattern.named("checkout"),
                        (payload, message) -> called(payload.event().name()));

        assertThat(dispatch(EVENT)).isEqualTo(Outcome.Kind.DONE);
        assertThat(calls).containsExactly("checkout");
    }

    @Test
    void bytesThenTextThenDataAreTransformedAndEachAtMostOnce() {
        dispatcher
                .transformData((data, message) -> step("data", DataPayload.of(Map.of("all", List.copyOf(calls)))))
                .transformPlaintext((text, message) -> step("text", DataPayload.of(Map.of("line", text.text()))))
                .transformBinary((bytes, message) -> step("bytes", new PlaintextPayload("decoded")))
                .on(DataPattern.of(Map.of("all", List.of("bytes", "text"))), (payload, message) -> called("done"));

        assertThat(dispatch("AAECAw==")).isEqualTo(Outcome.Kind.DONE);
        assertThat(calls).containsExactly("bytes", "text", "data", "done");
    }

    @Test
    void aTransformerSeesTheMessageItsAttributesAndItsNotification() {
        dispatcher
                .transformData((data, message) -> step(attribute(message) + " " + topic(message), null))
                .transformPlaintext((text, message) -> step(attribute(message) + " " + topic(message), null))
                .on(DataPattern.any(), (payload, message) -> Result.OK);

        dispatch("{\"a\": 1}");
        dispatch("a text");
        dispatch("""
                {"Type": "Notification", "MessageId": "m", "TopicArn": "arn:aws:sns:eu-west-1:1:topic",
                 "Timestamp": "2020-05-04T15:53:27Z", "Message": "{}"}""");

        assertThat(calls)
                .containsExactly("text/json none", "text/json none", "text/json arn:aws:sns:eu-west-1:1:topic");
    }

    @Test
    void aTransformerOfDataRefusesOrThrowsAsASubscriberDoes() {
        dispatcher
                .transformData((data, message) -> {
                    if (data.data().containsKey("bad")) {
                        throw new InvalidPayloadException("detail", "be an object", "missing");
                    }
                    throw new IllegalStateException("the schema registry is away");
                })
                .on(DataPattern.any(), (payload, message) -> called("never"));

        assertThat(dispatch("{\"bad\": 1}")).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(dispatch("{\"good\": 1}")).isEqualTo(Outcome.Kind.RETRY);
        assertThat(explain("{\"good\": 1}"))
                .containsExactly(Map.entry(
                        "a transformer",
                        List.of(new Mismatch("payload", "can be transformed", "java.lang.IllegalStateException"))));
    }

    @Test
    void primingCallsNoTransformer() {
        dispatcher
                .transformData((data, message) -> step("never", null))
                .on(DataPattern.any(), (payload, message) -> Result.OK)
                .build()
                .prime(message("{\"a\": 1}"));

        assertThat(calls).isEmpty();
    }

    @Test
    void aValidationSeesTheMessage() {
        dispatcher.register(new FromOneTenant()).register(new DataFromOneTenant());

        assertThat(dispatch(EVENT)).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(dispatch("{\"a\": 1}")).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(calls).containsExactly("text/json", "text/json");
    }

    private final class FromOneTenant extends MegaSubscriber {
        @Override
        protected EventPattern matchEvent() {
            return EventPattern.any();
        }

        @Override
        protected Validation validate(MegaPayload payload, Message message) {
            calls.add(attribute(message));
            return Validation.failed("must be of one tenant");
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            return Result.OK;
        }
    }

    private final class DataFromOneTenant extends DataSubscriber {
        @Override
        protected DataPattern matchData() {
            return DataPattern.any();
        }

        @Override
        protected Validation validate(DataPayload payload, Message message) {
            calls.add(attribute(message));
            return Validation.failed("must be of one tenant");
        }

        @Override
        public Result process(DataPayload payload, Message message) {
            return Result.OK;
        }
    }

    @SuppressWarnings("unchecked") // a JSON object has names for keys
    private static @Nullable Payload detail(DataPayload data) {
        return data.data().get("detail") instanceof Map<?, ?> detail ? DataPayload.of((Map<String, ?>) detail) : null;
    }

    private static String attribute(Message message) {
        MessageAttribute attribute = message.attributes().get("content-type");
        return attribute == null ? "none" : String.valueOf(attribute.text());
    }

    private static String topic(Message message) {
        SnsNotification notification = message.notification();
        return notification == null ? "none" : notification.topicArn();
    }

    private @Nullable Payload step(String call, @Nullable Payload result) {
        calls.add(call);
        return result;
    }

    private Result called(Object call) {
        calls.add(call instanceof DataPayload data ? data.data().toString() : call.toString());
        return Result.OK;
    }

    private Outcome.Kind dispatch(String body) {
        return dispatcher.build().dispatch(message(body)).outcome().kind();
    }

    private Map<String, List<Mismatch>> explain(String body) {
        return dispatcher.build().explain(message(body));
    }

    private static Message message(String body) {
        return Message.builder("1", body)
                .attribute("content-type", MessageAttribute.of("text/json"))
                .build();
    }
}
