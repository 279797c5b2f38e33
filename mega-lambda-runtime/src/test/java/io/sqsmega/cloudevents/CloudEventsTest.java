package io.sqsmega.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.publish.PublishOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the events of the specification mean, and what is not one. */
class CloudEventsTest {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2018-04-05T17:31:00Z");
    private static final URI SHOP = URI.create("/shops/1");

    /** The examples of the JSON event format 1.0.2, with real Base64. */
    private static final String EXAMPLE = """
            {
                "specversion" : "1.0",
                "type" : "com.example.someevent",
                "source" : "/mycontext",
                "subject": null,
                "id" : "A234-1234-1234",
                "time" : "2018-04-05T17:31:00Z",
                "comexampleextension1" : "value",
                "comexampleothervalue" : 5,
                "unsetextension": null,
                %s
            }""";

    @Test
    void anObjectIsTheCurrentState() throws Exception {
        MegaPayload payload = structured("""
                "datacontenttype" : "application/json",
                "data" : {"appinfoA" : "abc", "appinfoB" : 123, "appinfoC" : true}""");

        assertThat(payload.event())
                .isEqualTo(new Event(
                        "com.example.someevent",
                        TIME,
                        1,
                        null,
                        null,
                        "/mycontext",
                        Map.of(
                                "id", "A234-1234-1234",
                                "datacontenttype", "application/json",
                                "comexampleextension1", "value",
                                "comexampleothervalue", 5)));
        assertThat(payload.object().current()).isEqualTo(Map.of("appinfoA", "abc", "appinfoB", 123, "appinfoC", true));
        assertThat(payload.extra()).isEmpty();
    }

    @Test
    void bytesStayBase64() throws Exception {
        MegaPayload payload = structured("""
                "datacontenttype" : "application/vnd.apache.thrift.binary",
                "data_base64" : "AAH/"
                """);

        assertThat(payload.object().isEmpty()).isTrue();
        assertThat(payload.extra()).isEqualTo(Map.of("data_base64", "AAH/"));
    }

    @Test
    void textIsExtraData() throws Exception {
        assertThat(structured("""
                "datacontenttype" : "application/xml",
                "data" : "<much wow=\\"xml\\"/>"
                """).extra()).isEqualTo(Map.of("data", "<much wow=\"xml\"/>"));
        assertThat(structured("\"data\" : \"I'm just a string\"").extra())
                .isEqualTo(Map.of("data", "I'm just a string"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, {\"a\": null}]", "5", "true", "\"\"", "{}"})
    void otherJsonIsExtraData(String json) throws Exception {
        Object expected = ((DataPayload) PayloadCodec.decode("{\"data\": " + json + "}")).data();

        assertThat(structured("\"data\" : " + json).extra()).isEqualTo(expected);
    }

    @Test
    void dataOfNullIsNotNoData() throws Exception {
        assertThat(structured("\"data\" : null").extra()).containsOnlyKeys("data");
        assertThat(structured("\"dataschema\" : \"https://example.com/schema\"").extra())
                .isEmpty();
    }

    @Test
    void jsonInBase64IsJson() throws Exception {
        assertThat(structured("\"data_base64\" : \"eyJhIjoxfQ==\"").object().current())
                .isEqualTo(Map.of("a", 1));
        assertThat(structured("\"data_base64\" : \"AAH/\"").extra()).isEqualTo(Map.of("data_base64", "AAH/"));
    }

    @Test
    void domainAndVersionAreThoseOfTheEvent() throws Exception {
        Event event = structured("\"domain\" : \"shop\", \"version\" : 3").event();

        assertThat(event.domain()).isEqualTo("shop");
        assertThat(event.version()).isEqualTo(3);
        assertThat(structured("\"domain\" : 1, \"version\" : \"3.1\"").event().attributes())
                .containsEntry("domain", 1)
                .containsEntry("version", "3.1");
    }

    @Test
    void anEventWithoutATimeHasThatOfItsMessage() throws Exception {
        String body = """
                {"specversion": "1.0", "type": "t", "source": "s", "id": "1"}""";
        Message sent = Message.builder("m", body)
                .systemAttributes(Map.of("SentTimestamp", "1522949460000"))
                .build();

        assertThat(timestamp(sent)).isEqualTo(TIME);
        assertThat(timestamp(notification(body))).isEqualTo(OffsetDateTime.parse("2026-11-29T12:00:00Z"));
        OffsetDateTime before = OffsetDateTime.now();
        assertThat(timestamp(Message.builder("m", body).build())).isAfterOrEqualTo(before);
    }

    private static OffsetDateTime timestamp(Message message) throws Exception {
        return event(message).event().timestamp();
    }

    private static Message notification(String message) {
        return Message.builder("m", """
                {"Type": "Notification", "MessageId": "n", "TopicArn": "arn:aws:sns:eu-west-1:111122223333:t",
                 "Timestamp": "2026-11-29T12:00:00.000Z", "Message": "%s",
                 "MessageAttributes": {"ce-specversion": {"Type": "String", "Value": "1.0"},
                     "ce-id": {"Type": "String", "Value": "1"}, "ce-type": {"Type": "String", "Value": "t"},
                     "ce-source": {"Type": "String", "Value": "s"}}}""".formatted(message.replace("\"", "\\\"")))
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"specversion\": \"0.3\"      | specversion must be \"1.0\", got another version",
                "\"specversion\": \"\"         | specversion must be \"1.0\", got another version",
                "\"id\": null                  | id must not be empty, got missing",
                "\"id\": \"\"                  | id must not be empty, got an empty string",
                "\"id\": 5                     | id must be a string, got number",
                "\"type\": \"\"                | type must not be empty, got an empty string",
                "\"source\": \"\"              | source must not be empty, got an empty string",
                "\"source\": \"a b\"           | source must be a URI reference, got other text",
                "\"dataschema\": \"a b\"       | dataschema must be a URI reference, got other text",
                "\"time\": \"yesterday\"       | time must be an ISO-8601 date-time, got other text",
                "\"time\": 5                   | time must be a string, got number",
                "\"subject\": []               | subject must be a string, got list",
                "\"datacontenttype\": true     | datacontenttype must be a string, got boolean",
                "\"ext\": {}                   | ext must be a string, a number, true or false, got object",
                "\"Ext\": \"x\"                | Ext must have a name of lower-case letters and digits, got another name",
                "\"data_base64\": \"?\"        | data_base64 must be Base64, got string",
                "\"data_base64\": 5            | data_base64 must be Base64, got number"
            })
    void anEventThatIsNotAsTheSpecificationHasItIsRefused(String field, String reason) {
        String name = field.substring(0, field.indexOf(':'));
        String body = """
                {"specversion": "1.0", "type": "t", "source": "s", "id": "1", %s}""".formatted(field).replaceFirst(name + ": \"(1.0|t|s|1)\", ", "");

        assertThatThrownBy(() -> event(Message.builder("m", body).build()))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage(reason);
    }

    @Test
    void dataAndItsBase64ExcludeEachOther() {
        assertThatThrownBy(() -> structured("\"data\": null, \"data_base64\": \"AA==\""))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("data_base64 must not stand beside data, got string");
    }

    @Test
    void otherMessagesStayAsTheyAre() throws Exception {
        assertThat(read(Message.builder("m", "{\"type\": \"t\"}").build())).isNull();
        assertThat(read(Message.builder("m", "{\"specversion\": 1}").build())).isNull();
        assertThat(read(Message.builder("m", "text").build())).isNull();
        assertThat(read(Message.builder("m", "text")
                        .attribute("ce_type", io.sqsmega.message.MessageAttribute.of("t"))
                        .build()))
                .isNull();
    }

    @Test
    void theNaturalEventOfAPayloadNeedsNoExtensionOfOurs() {
        MegaPayload payload = MegaPayload.builder(Event.named("order.created")
                        .timestamp(TIME)
                        .domain("shop")
                        .version(2)
                        .subject("42")
                        .publisher("/shops/7")
                        .attribute("id", "A1")
                        .attribute("tenant", "acme")
                        .attribute("urgent", true)
                        .attribute("count", 3)
                        .attribute("dataschema", "https://example.com/schema")
                        .build())
                .object(ObjectData.builder().current(Map.of("total", 5)).build())
                .build();

        CloudEvent event = CloudEvents.of(payload, SHOP);

        assertThat(event)
                .isEqualTo(CloudEventBuilder.v1()
                        .withId("A1")
                        .withType("order.created")
                        .withSource(URI.create("/shops/7"))
                        .withSubject("42")
                        .withTime(TIME)
                        .withDataSchema(URI.create("https://example.com/schema"))
                        .withExtension("domain", "shop")
                        .withExtension("version", 2)
                        .withExtension("tenant", "acme")
                        .withExtension("urgent", true)
                        .withExtension("count", 3)
                        .withData(event.getData())
                        .build());
        assertThat(event.getData().toBytes()).asString(StandardCharsets.UTF_8).isEqualTo("{\"total\":5}");
        assertThat(CloudEvents.payload(event)).isEqualTo(payload);
    }

    @Test
    void aPayloadWithoutPublisherOrIdGetsTheGivenSourceAndARandomId() {
        MegaPayload payload = MegaPayload.of(Event.named("ping").timestamp(TIME).build());

        CloudEvent event = CloudEvents.of(payload, SHOP);

        assertThat(event.getSource()).isEqualTo(SHOP);
        assertThat(event.getId())
                .hasSize(36)
                .isNotEqualTo(CloudEvents.of(payload, SHOP).getId());
        assertThat(event.getExtensionNames()).isEmpty();
        assertThat(event.getData()).isNull();
        assertThat(CloudEvents.payload(event).event())
                .isEqualTo(new Event("ping", TIME, 1, null, null, "/shops/1", Map.of("id", event.getId())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"the shop", "a:b c", "http://[", "ü/ä"})
    void aPublisherThatIsNoUriIsQuotedAndKept(String publisher) {
        MegaPayload payload = MegaPayload.of(Event.named("ping")
                .timestamp(TIME)
                .publisher(publisher)
                .attribute("id", "1")
                .build());

        CloudEvent event = CloudEvents.of(payload, SHOP);

        assertThat(event.getSource().toString()).isNotEmpty().doesNotContain(" ");
        assertThat(CloudEvents.payload(event)).isEqualTo(payload);
    }

    @Test
    void whatCloudEventsHaveNoPlaceForIsCarried() {
        MegaPayload payload = MegaPayload.builder(Event.named("order.changed")
                        .timestamp(TIME)
                        .subject("")
                        .publisher("")
                        .attribute("id", 5)
                        .attribute("item_id", "x")
                        .attribute("nested", List.of(1, Map.of()))
                        .attribute("long", 1L << 40)
                        .attribute("nothing", null)
                        .attribute("control", "a\nb")
                        .attribute("domain", "an attribute")
                        .attribute("dataschema", "no uri")
                        .attribute("datacontenttype", 7)
                        .attribute("mega", "x")
                        .build())
                .object(ObjectData.builder()
                        .type("order")
                        .id("42")
                        .version(3)
                        .current(Map.of("total", 5))
                        .previous(Map.of("total", 4))
                        .build())
                .extra("data", "mine")
                .extra("channel", "web")
                .build();

        CloudEvent event = CloudEvents.of(payload, SHOP);

        assertThat(event.getExtension("mega"))
                .asString()
                .startsWith("{\"protocol\":\"mega\"")
                .doesNotContain("\"total\":5");
        assertThat(event.getData().toBytes()).asString(StandardCharsets.UTF_8).isEqualTo("{\"total\":5}");
        assertThat(CloudEvents.payload(event)).isEqualTo(payload);
    }

    @Test
    void anExtensionOfThatNameThatIsNotOursIsAnAttribute() {
        for (String foreign : List.of("x", "{}", "{\"protocol\":\"mega\",\"version\":1}")) {
            CloudEvent event = minimal().withExtension("mega", foreign).build();

            assertThat(CloudEvents.payload(event).event().attributes()).containsEntry("mega", foreign);
        }
    }

    @Test
    void anEventOfTheSdkIsReadWhateverItsAttributesAre() {
        MegaPayload payload = CloudEvents.payload(minimal()
                .withExtension("bytes", new byte[] {0, 1})
                .withExtension("uri", URI.create("https://example.com"))
                .withExtension("at", TIME)
                .withData("text/plain; charset=utf-8", "x".getBytes(StandardCharsets.UTF_8))
                .build());

        assertThat(payload.event().attributes())
                .containsEntry("bytes", "AAE=")
                .containsEntry("uri", "https://example.com")
                .containsEntry("at", "2018-04-05T17:31Z");
        assertThat(payload.extra()).isEqualTo(Map.of("data", "x"));
    }

    @Test
    void aValueThatJsonCannotCarryIsRefusedWithItsPath() {
        MegaPayload payload = MegaPayload.builder(Event.named("x").build())
                .object(ObjectData.builder()
                        .current(Map.of("picture", Bytes.of((byte) 1)))
                        .build())
                .build();

        assertThatThrownBy(() -> CloudEvents.of(payload, SHOP))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("object.current.picture must be a value that JSON has");
    }

    @Test
    void anEventOfVersion03IsSentAs10() {
        CloudEvent old = CloudEventBuilder.v03()
                .withId("1")
                .withType("t")
                .withSource(SHOP)
                .build();

        assertThat(CloudEvents.structured(old).body()).contains("\"specversion\":\"1.0\"");
    }

    @Test
    void dataIsReadAsItsContentTypeSays() {
        byte[] json = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        for (String type :
                List.of("application/json", "APPLICATION/JSON; charset=utf-8", "text/json", "application/vnd.x+json")) {
            assertThat(EventData.of(json, type)).as(type).isInstanceOf(EventData.Json.class);
        }
        for (String type : List.of("text/plain", "application/xml", "image/svg+xml;charset=utf-8")) {
            assertThat(EventData.of(json, type)).as(type).isInstanceOf(EventData.Text.class);
        }
        for (String type : List.of("application/jsonl", "application/octet-stream", "json", "")) {
            assertThat(EventData.of(json, type)).as(type).isInstanceOf(EventData.Binary.class);
        }
        assertThat(EventData.of(json, null)).isInstanceOf(EventData.Json.class);
        assertThat(EventData.of(new byte[] {-1}, "text/plain")).isInstanceOf(EventData.Binary.class);
        assertThat(EventData.of(new byte[] {'{'}, "application/json")).isInstanceOf(EventData.Binary.class);
        assertThat(new EventData.Text("secret")).hasToString("Text[6 characters]");
    }

    @Test
    void theSdkReadsWhatIsSentStructured() {
        CloudEvent event = minimal()
                .withTime(TIME)
                .withExtension("tenant", "acme")
                .withData("application/json", "{\"a\":[1,2.5,null]}".getBytes(StandardCharsets.UTF_8))
                .build();

        String body = CloudEvents.structured(event).body();

        CloudEvent read = new JsonFormat().deserialize(body.getBytes(StandardCharsets.UTF_8));
        assertThat(CloudEvents.payload(read)).isEqualTo(CloudEvents.payload(event));
        assertThat(read.getExtension("tenant")).isEqualTo("acme");
    }

    @Test
    void nullIsNamed() {
        assertThatThrownBy(() -> CloudEvents.of(MegaPayload.of(Event.named("x").build()), URI.create("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("source must not be empty");
        assertThat(PublishOptions.defaults().toBuilder().build()).isNotNull();
    }

    private static CloudEventBuilder minimal() {
        return CloudEventBuilder.v1().withId("1").withType("t").withSource(SHOP);
    }

    private static MegaPayload structured(String fields) throws Exception {
        return event(Message.builder("m", EXAMPLE.formatted(fields)).build());
    }

    private static MegaPayload event(Message message) throws Exception {
        Payload read = read(message);
        assertThat(read).isInstanceOf(MegaPayload.class);
        return (MegaPayload) read;
    }

    static @Nullable Payload read(Message message) throws Exception {
        Envelope envelope = Envelope.open(message);
        Payload payload = envelope.payload();
        if (payload instanceof DataPayload data) {
            return CloudEvents.<DataPayload>transformer().transform(data, envelope.message());
        } else if (payload instanceof PlaintextPayload text) {
            return CloudEvents.<PlaintextPayload>transformer().transform(text, envelope.message());
        }
        return CloudEvents.<BinaryPayload>transformer().transform((BinaryPayload) payload, envelope.message());
    }
}
