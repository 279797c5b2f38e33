package io.sqsmega.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of CloudEvents' draft of a transport binding for Amazon SNS, of version 1.0, and their like. */
class BinaryModeTest {

    @ParameterizedTest
    @ValueSource(strings = {"ce_", "ce-"})
    void theSimplestHoldsAStringWithoutQuotes(String prefix) throws Exception {
        MegaPayload payload = read(message("Simple JSON value - string", prefix));

        assertThat(payload.event().name()).isEqualTo("com.example.someevent");
        assertThat(payload.event().publisher()).isEqualTo("/mycontext/subcontext");
        assertThat(payload.event().attributes()).isEqualTo(Map.of("id", "1234-1234-1234"));
        assertThat(payload.extra()).isEqualTo(Map.of("data", "Simple JSON value - string"));
    }

    @Test
    void defaultJson() throws Exception {
        MegaPayload payload = read(message("{\"example\": true, \"foo\": \"bar\"}", "ce_"));

        assertThat(payload.object().current()).isEqualTo(Map.of("example", true, "foo", "bar"));
    }

    @Test
    void avroInBase64() throws Exception {
        MegaPayload payload = read(message("AAECAw==", "ce_")
                .attribute("ce_time", MessageAttribute.of("2018-04-05T03:56:24Z"))
                .attribute("ce_datacontenttype", MessageAttribute.of("application/avro"))
                .attribute("ce_datacontentencoding", MessageAttribute.of("base64"))
                .attribute("custom-attribute", MessageAttribute.of("foo")));

        assertThat(payload.event().timestamp()).isEqualTo("2018-04-05T03:56:24Z");
        assertThat(payload.event().attributes())
                .isEqualTo(Map.of("id", "1234-1234-1234", "datacontenttype", "application/avro"));
        assertThat(payload.extra()).isEqualTo(Map.of("data_base64", "AAECAw=="));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '[1]', data",
        "application/json, '\"quoted\"', data",
        "text/plain, ping, data",
        "application/xml, <a/>, data"
    })
    void otherDataIsAsItsContentTypeSays(String type, String body, String key) throws Exception {
        assertThat(read(message(body, "ce_").attribute("content-type", MessageAttribute.of(type)))
                        .extra())
                .containsOnlyKeys(key);
    }

    @Test
    void bytesThatAreDeclaredAsSuchAreBytes() throws Exception {
        Message.Builder message = message("AAECAw==", "ce_")
                .attribute("content-type", MessageAttribute.of("image/png"))
                .attribute("mega-encoding", MessageAttribute.of("binary"));

        assertThat(read(message).extra()).isEqualTo(Map.of("data_base64", "AAECAw=="));
    }

    @Test
    void whatIsDeclaredToBeJsonMustBe() {
        assertThatThrownBy(() -> read(
                        message("not JSON", "ce_").attribute("contentType", MessageAttribute.of("application/json"))))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("data must be JSON, as its content type says, got other text");
        assertThatThrownBy(() ->
                        read(message("?", "ce_").attribute("ce_datacontentencoding", MessageAttribute.of("base64"))))
                .hasMessage("data must be Base64, as datacontentencoding says, got other text");
    }

    @Test
    void extensionsKeepTheTypesThatAttributesHave() throws Exception {
        MegaPayload payload = read(message("{}", "ce_")
                .attribute("ce_count", new MessageAttribute("Number", "5", null))
                .attribute("ce_bytes", MessageAttribute.of(Bytes.of((byte) 0)))
                .attribute("ce_odd", new MessageAttribute("Number", "five", null))
                .attribute("ce_subject", new MessageAttribute("Number", "42", null)));

        assertThat(payload.event().attributes())
                .containsEntry("count", 5)
                .containsEntry("bytes", "AA==")
                .containsEntry("odd", "five");
        assertThat(payload.event().subject()).isEqualTo("42");
    }

    @Test
    void anotherVersionIsRefused() {
        assertThatThrownBy(() ->
                        read(Message.builder("m", "{}").attribute("ce_specversion", MessageAttribute.of("0.4-wip"))))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("specversion must be \"1.0\", got another version");
    }

    @Test
    void anEventIsSentAsAttributesAndItsData() throws Exception {
        CloudEvent event = minimal()
                .withExtension("count", 5)
                .withExtension("urgent", true)
                .withData("application/json", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8))
                .build();

        assertThat(CloudEvents.binary(event).body()).isEqualTo("{\"a\":1}");
        assertThat(Sent.of(CloudEvents.binary(event)))
                .isEqualTo(Map.of(
                        "ce_specversion", MessageAttribute.of("1.0"),
                        "ce_id", MessageAttribute.of("1"),
                        "ce_type", MessageAttribute.of("t"),
                        "ce_source", MessageAttribute.of("/s"),
                        "ce_datacontenttype", MessageAttribute.of("application/json"),
                        "ce_count", new MessageAttribute("Number", "5", null),
                        "ce_urgent", MessageAttribute.of("true")));
    }

    @Test
    void textIsDeclaredAsTextAndBytesAsBase64() {
        CloudEvent text = minimal()
                .withData("text/plain", "ping".getBytes(StandardCharsets.UTF_8))
                .build();
        CloudEvent bytes = minimal().withData("image/png", new byte[] {0, 1}).build();

        assertThat(CloudEvents.binary(text).body()).isEqualTo("ping");
        assertThat(Sent.of(CloudEvents.binary(text))).containsEntry("mega-encoding", MessageAttribute.of("plaintext"));
        assertThat(CloudEvents.binary(bytes).body()).isEqualTo("AAE=");
        assertThat(Sent.of(CloudEvents.binary(bytes)))
                .containsEntry("ce_datacontentencoding", MessageAttribute.of("base64"));
    }

    @Test
    void anEventWithoutDataIsSentStructured() {
        assertThatThrownBy(() -> CloudEvents.binary(minimal().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a CloudEvent in binary mode must have data, got none: SQS takes no empty body;"
                        + " send it structured");
    }

    private static CloudEventBuilder minimal() {
        return CloudEventBuilder.v1().withId("1").withType("t").withSource(URI.create("/s"));
    }

    private static Message.Builder message(String body, String prefix) {
        return Message.builder("m", body)
                .attribute(prefix + "id", MessageAttribute.of("1234-1234-1234"))
                .attribute(prefix + "source", MessageAttribute.of("/mycontext/subcontext"))
                .attribute(prefix + "specversion", MessageAttribute.of("1.0"))
                .attribute(prefix + "type", MessageAttribute.of("com.example.someevent"));
    }

    private static MegaPayload read(Message.Builder message) throws Exception {
        return (MegaPayload) CloudEventsTest.read(message.build());
    }
}
