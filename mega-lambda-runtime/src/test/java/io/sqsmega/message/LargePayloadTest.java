package io.sqsmega.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is a pointer is fetched, wherever in the message it stands, and only where that is asked for. */
class LargePayloadTest {
    private static final PayloadPointer POINTER = new PayloadPointer("payloads", "key");
    private static final Payload DATA = DataPayload.of(Map.of("a", 1));
    private static final String SIZE = "ExtendedPayloadSize";

    private final List<PayloadPointer> read = new ArrayList<>();

    static Stream<Arguments> payloads() {
        return Stream.of(
                Arguments.of(DATA, Encoding.JSON),
                Arguments.of(DATA, Encoding.BSON),
                Arguments.of(new PlaintextPayload("ping"), Encoding.PLAINTEXT),
                Arguments.of(BinaryPayload.of((byte) 1), Encoding.BINARY));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void theDeclaredEncodingIsThatOfTheFetchedBody(Payload payload, Encoding encoding) {
        Message message = Message.builder("1", POINTER.body())
                .attribute(Encoding.ATTRIBUTE, MessageAttribute.of(encoding.attributeValue()))
                .attribute(SIZE, number())
                .build();

        Envelope envelope = opened(message, holding(PayloadCodec.encode(payload, encoding)));

        assertThat(envelope.payload()).isEqualTo(payload);
        assertThat(envelope.message().body()).isEqualTo(POINTER.body());
        assertThat(read).containsExactly(POINTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {SIZE, "SQSLargePayloadSize", "something-else"})
    void withoutADeclaredEncodingThePointerIsEnough(String attribute) {
        Message message = Message.builder("1", POINTER.body())
                .attribute(attribute, number())
                .build();

        assertThat(opened(message, holding("{\"a\": 1}")).payload()).isEqualTo(DATA);
    }

    @Test
    void aPointerInsideAnSnsEnvelopeIsFollowed() {
        String attributes = """
                "MessageAttributes": {"mega-encoding": {"Type": "String", "Value": "plaintext"},
                 "ExtendedPayloadSize": {"Type": "Number", "Value": "4"}}""";

        Envelope envelope = opened(sns(POINTER.body(), attributes), holding("ping"));

        assertThat(envelope.payload()).isEqualTo(new PlaintextPayload("ping"));
        assertThat(envelope.message().notification()).isNotNull();
        assertThat(opened(sns(POINTER.body(), "\"x\": 1"), holding("{\"a\": 1}"))
                        .payload())
                .isEqualTo(DATA);
    }

    @Test
    void anSnsEnvelopeBehindThePointerIsOpened() {
        Envelope envelope = opened(
                message(POINTER.body()),
                holding(sns("{\\\"a\\\": 1}", "\"x\": 1").body()));

        assertThat(envelope.payload()).isEqualTo(DATA);
        assertThat(envelope.message().notification()).isNotNull();
    }

    @Test
    void aPointerBehindAPointerIsText() {
        assertThat(opened(message(POINTER.body()), holding(POINTER.body())).payload())
                .isEqualTo(new PlaintextPayload(POINTER.body()));
        Message enveloped = sns(POINTER.body(), "\"x\": 1");
        assertThat(opened(message(POINTER.body()), holding(enveloped.body())).payload())
                .isEqualTo(new PlaintextPayload(POINTER.body()));
        assertThat(read).hasSize(2);
    }

    @Test
    void textThatAPublisherDeclaredAndDidNotAnnounceIsNoPointer() {
        Message message = Message.builder("1", POINTER.body())
                .attribute(Encoding.ATTRIBUTE, MessageAttribute.of("plaintext"))
                .build();

        assertThat(opened(message, holding("x")).payload()).isEqualTo(new PlaintextPayload(POINTER.body()));
        assertThat(read).isEmpty();
    }

    @Test
    void withoutAReaderAPointerIsText() {
        assertThat(Envelope.open(message(POINTER.body())).payload()).isEqualTo(new PlaintextPayload(POINTER.body()));
    }

    @Test
    void whatIsNoPointerIsNotFetched() {
        assertThat(opened(message("{\"a\": 1}"), holding("x")).payload()).isEqualTo(DATA);
        assertThat(opened(message("[1]"), holding("x")).payload()).isEqualTo(new PlaintextPayload("[1]"));
        assertThat(read).isEmpty();
    }

    @Test
    void anUnsubscribeConfirmationIsNoReasonToFetch() {
        Message confirmation = message(
                sns(POINTER.body(), "\"x\": 1").body().replace("\"Notification\"", "\"UnsubscribeConfirmation\""));

        assertThat(opened(confirmation, holding("x")).payload()).isNull();
        assertThat(read).isEmpty();
    }

    private static Envelope opened(Message message, PayloadReader reader) {
        return new EnvelopeOpener(reader, true).open(message);
    }

    private PayloadReader holding(String body) {
        return pointer -> {
            read.add(pointer);
            return body;
        };
    }

    private static MessageAttribute number() {
        return new MessageAttribute("Number", "1", null);
    }

    private static Message message(String body) {
        return Message.builder("1", body).build();
    }

    private static Message sns(String text, String more) {
        String quoted = text.startsWith("[") ? text.replace("\"", "\\\"") : text;
        return message("""
                {"Type": "Notification", "MessageId": "inner", "TopicArn": "arn:aws:sns:eu-west-1:111122223333:orders",
                 "Message": "%s", "Timestamp": "2021-03-04T05:06:07.089Z", %s}""".formatted(quoted, more));
    }
}
