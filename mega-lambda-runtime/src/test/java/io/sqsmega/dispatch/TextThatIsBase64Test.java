package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.Encoding;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is valid Base64 is bytes if a subscriber or transformer takes bytes, and text if none does. */
class TextThatIsBase64Test {
    private static final List<Mismatch> NONE = List.of();

    private final List<String> heard = new ArrayList<>();
    private final Dispatcher.Builder dispatcher = Dispatcher.builder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping",
                "ORDER123",
                "shutdown",
                "61fcc874624e40f88fd70e663c7837e8",
                "deadbeef",
                "AAEC",
                "QR==",
                "true",
                "1234",
                ""
            })
    void itIsTextIfNobodyTakesBytes(String body) {
        dispatcher.register(new Texts());

        for (Message message : List.of(direct(body), enveloped(body))) {
            assertThat(dispatch(message)).isEqualTo(Outcome.Kind.DONE);
            assertThat(explain(message)).isEmpty();
        }

        assertThat(heard).containsExactly("text " + body, "text " + body);
    }

    @Test
    void itIsTextForTransformersToo() {
        dispatcher
                .transformPlaintext((text, message) -> DataPayload.of(Map.of("order", text.text())))
                .on(DataPattern.of(Map.of("order", "ORDER123")), (payload, message) -> Result.OK);

        assertThat(dispatch(direct("ORDER123"))).isEqualTo(Outcome.Kind.DONE);
        assertThat(explain(direct("ORDER123"))).isEmpty();
    }

    @Test
    void itIsBytesIfASubscriberTakesBytesAndTheOthersAreToldWhy() {
        dispatcher.register(new Texts()).register(new Binaries());

        assertThat(dispatch(direct("ping"))).isEqualTo(Outcome.Kind.DONE);
        assertThat(dispatch(direct("pong!"))).isEqualTo(Outcome.Kind.DONE);

        assertThat(heard).containsExactly("3 bytes", "text pong!");
        assertThat(explain(direct("ping")))
                .containsExactly(Map.entry(
                        "texts",
                        List.of(new Mismatch(
                                "payload",
                                "is a PlaintextPayload",
                                "BinaryPayload (text that is Base64 is bytes here: see base64AsBytes)"))));
    }

    @Test
    void itIsBytesIfATransformerTakesBytes() {
        dispatcher
                .register(new Texts())
                .transformBinary((bytes, message) ->
                        DataPayload.of(Map.of("size", bytes.bytes().size())))
                .on(DataPattern.of(Map.of("size", 3)), (payload, message) -> Result.OK);

        assertThat(dispatch(direct("ping"))).isEqualTo(Outcome.Kind.DONE);
        assertThat(heard).isEmpty();
    }

    @Test
    void theOptionFixesItEitherWay() {
        dispatcher.register(new Texts()).base64AsBytes(true);
        assertThat(dispatch(direct("ping"))).isEqualTo(Outcome.Kind.UNMATCHED);
        assertThat(explain(direct("ping"))).containsOnlyKeys("texts");

        dispatcher.register(new Binaries());
        assertThat(dispatch(direct("ping"))).isEqualTo(Outcome.Kind.DONE);
        assertThat(heard).containsExactly("3 bytes");

        dispatcher.base64AsBytes(false);
        assertThat(dispatch(direct("ping"))).isEqualTo(Outcome.Kind.DONE);
        assertThat(heard).containsExactly("3 bytes", "text ping");
    }

    @ParameterizedTest
    @EnumSource(
            value = Encoding.class,
            names = {"PLAINTEXT", "BINARY"})
    void aDeclaredEncodingWins(Encoding declared) {
        dispatcher.register(new Texts());
        Dispatcher textOnly = dispatcher.build();
        Dispatcher both = dispatcher.register(new Binaries()).build();
        Message message = Message.builder("1", "ping")
                .attribute(Encoding.ATTRIBUTE, MessageAttribute.of(declared.attributeValue()))
                .build();

        boolean text = declared == Encoding.PLAINTEXT;
        assertThat(textOnly.dispatch(message).outcome().kind())
                .isEqualTo(text ? Outcome.Kind.DONE : Outcome.Kind.UNMATCHED);
        assertThat(both.dispatch(message).outcome().kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(heard).last().isEqualTo(text ? "text ping" : "3 bytes");
    }

    @Test
    void aBsonDocumentInBase64IsADocument() {
        dispatcher.register(new Texts()).on(DataPattern.of(Map.of("a", 1)), (payload, message) -> Result.OK);
        Message bson = direct("DAAAABBhAAEAAAAA");

        assertThat(dispatch(bson)).isEqualTo(Outcome.Kind.DONE);
        assertThat(explain(bson).getOrDefault("on(a is 1)", NONE)).isEmpty();
        assertThat(heard).isEmpty();
    }

    private Outcome.Kind dispatch(Message message) {
        return dispatcher.build().dispatch(message).outcome().kind();
    }

    private Map<String, List<Mismatch>> explain(Message message) {
        return dispatcher.build().explain(message);
    }

    private static Message direct(String body) {
        return Message.builder("1", body).build();
    }

    private static Message enveloped(String body) {
        return direct("""
                {"Type": "Notification", "MessageId": "m", "TopicArn": "arn:aws:sns:eu-west-1:1:topic",
                 "Timestamp": "2020-05-04T15:53:27Z", "Message": "%s"}""".formatted(body));
    }

    private final class Texts extends PlaintextSubscriber {
        @Override
        public String name() {
            return "texts";
        }

        @Override
        public Result process(PlaintextPayload payload, Message message) {
            heard.add("text " + payload.text());
            return Result.OK;
        }
    }

    private final class Binaries extends BinarySubscriber {
        @Override
        public Result process(BinaryPayload payload, Message message) {
            heard.add(payload.bytes().size() + " bytes");
            return Result.OK;
        }
    }
}
