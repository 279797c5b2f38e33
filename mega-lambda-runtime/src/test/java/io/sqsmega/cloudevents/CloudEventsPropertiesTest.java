package io.sqsmega.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.sqsmega.codec.AnyPayload;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Whatever goes out comes back, in both modes; and the SDK agrees. */
@Tag("slow")
class CloudEventsPropertiesTest {
    private static final URI SOURCE = URI.create("https://example.com/shop");

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aPayloadComesBackWithAnIdAndASource(@ForAll("payloads") MegaPayload payload) throws Exception {
        CloudEvent event = CloudEvents.of(payload, SOURCE);

        MegaPayload expected = completed(payload, event);
        assertThat(CloudEvents.payload(event)).isEqualTo(expected);
        assertThat(read(Message.builder("m", CloudEvents.structured(event).body())
                        .build()))
                .isEqualTo(expected);
    }

    private static MegaPayload completed(MegaPayload payload, CloudEvent event) {
        Event of = payload.event();
        Map<String, Object> attributes = new HashMap<>(of.attributes());
        if (!attributes.containsKey("id")) {
            attributes.put("id", event.getId());
        }
        String publisher = of.publisher() == null ? SOURCE.toString() : of.publisher();
        return MegaPayload.builder(new Event(
                        of.name(), of.timestamp(), of.version(), of.domain(), of.subject(), publisher, attributes))
                .object(payload.object())
                .extra(payload.extra())
                .build();
    }

    @Property(tries = 200)
    void anEventComesBackStructured(@ForAll("events") CloudEvent event) throws Exception {
        MegaPayload payload = read(Sent.delivered(CloudEvents.structured(event)));

        assertSame(CloudEvents.of(payload, SOURCE), event);
    }

    @Property(tries = 200)
    void anEventComesBackInBinaryModeWithItsTypesAsText(@ForAll("events") CloudEvent event) throws Exception {
        if (event.getData() == null || event.getExtensionNames().size() > 2) {
            return;
        }
        MegaPayload payload = read(Sent.delivered(CloudEvents.binary(event)));

        CloudEvent back = CloudEvents.of(payload, SOURCE);
        assertThat(back.getId()).isEqualTo(event.getId());
        assertThat(back.getTime()).isEqualTo(event.getTime());
        assertThat(back.getDataContentType()).isEqualTo(event.getDataContentType());
        assertThat(data(back)).isEqualTo(data(event));
        event.getExtensionNames()
                .forEach(name -> assertThat(String.valueOf(back.getExtension(name)))
                        .isEqualTo(String.valueOf(event.getExtension(name))));
    }

    /** As far as the SDK reads back what it wrote itself: it has no lone surrogates, and no exact decimals. */
    @Property(tries = 200)
    void theSdkReadsAndWritesTheSame(@ForAll("events") CloudEvent event) throws Exception {
        JsonFormat sdk = new JsonFormat();
        MegaPayload payload = CloudEvents.payload(event);
        byte[] theirs = sdk.serialize(event);
        Assume.that(CloudEvents.payload(sdk.deserialize(theirs)).equals(payload));

        byte[] ours = CloudEvents.structured(event).body().getBytes(StandardCharsets.UTF_8);

        assertThat(CloudEvents.payload(sdk.deserialize(ours))).isEqualTo(payload);
        assertThat(read(Message.builder("m", new String(theirs, StandardCharsets.UTF_8))
                        .build()))
                .isEqualTo(payload);
    }

    @Provide
    Arbitrary<MegaPayload> payloads() {
        return AnyPayload.of(Encoding.JSON)
                .filter(MegaPayload.class::isInstance)
                .map(MegaPayload.class::cast);
    }

    @Provide
    Arbitrary<CloudEvent> events() {
        Arbitrary<String> texts = Arbitraries.strings()
                .ascii()
                .withChars("éß€😀")
                .ofMinLength(1)
                .ofMaxLength(10)
                .filter(text -> text.chars().noneMatch(c -> c < ' ' || c == 0x7f || Character.isSurrogate((char) c)));
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(6)
                .ofMaxLength(12)
                .filter(name -> !name.matches("source|subject|domain|version|specversion|dataschema"));
        Arbitrary<Object> values = Arbitraries.oneOf(texts, Arbitraries.integers(), Arbitraries.of(true, false));
        return Combinators.combine(
                        texts,
                        texts,
                        Arbitraries.of("/a", "urn:a:b", "https://example.com/a?b=c#d", "a%20b"),
                        texts.injectNull(0.3),
                        times(),
                        Arbitraries.maps(names, values).ofMaxSize(4),
                        data())
                .as((id, type, source, subject, time, extensions, data) -> {
                    CloudEventBuilder event = data.newBuilder()
                            .withId(id)
                            .withType(type)
                            .withSource(URI.create(source))
                            .withTime(time);
                    if (subject != null) {
                        event.withSubject(subject);
                    }
                    extensions.forEach((name, value) -> extend(event, name, value));
                    return event.build();
                });
    }

    private static void extend(CloudEventBuilder event, String name, Object value) {
        if (value instanceof String text) {
            event.withExtension(name, text);
        } else if (value instanceof Number number) {
            event.withExtension(name, number);
        } else {
            event.withExtension(name, (Boolean) value);
        }
    }

    private static Arbitrary<OffsetDateTime> times() {
        return Arbitraries.longs()
                .between(0, 4_000_000_000L)
                .map(second ->
                        Instant.ofEpochSecond(second, second % 1_000_000_000).atOffset(ZoneOffset.ofHours(2)));
    }

    /** Builders with data of each kind, and with none. */
    private static Arbitrary<io.cloudevents.core.v1.CloudEventBuilder> data() {
        Arbitrary<byte[]> json = AnyPayload.of(Encoding.JSON)
                .filter(DataPayload.class::isInstance)
                .map(payload -> PayloadCodec.encode(payload).getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> scalars = Arbitraries.of("[]", "null", "1.5", "\"x\"", "{}", "[{\"a\":null}]")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> text =
                Arbitraries.strings().alpha().ofMinLength(1).map(plain -> plain.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> bytes =
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(20);
        return Arbitraries.oneOf(
                Arbitraries.create(CloudEventBuilder::v1),
                json.map(data -> CloudEventBuilder.v1().withData("application/json", data)),
                scalars.map(data -> CloudEventBuilder.v1().withData("application/geo+json", data)),
                text.map(data -> CloudEventBuilder.v1().withData("text/plain", data)),
                bytes.map(data -> CloudEventBuilder.v1().withData("application/octet-stream", data)));
    }

    private static void assertSame(CloudEvent actual, CloudEvent expected) {
        assertThat(StructuredMode.attributes(actual)).isEqualTo(StructuredMode.attributes(expected));
        assertThat(data(actual)).isEqualTo(data(expected));
    }

    private static Object data(CloudEvent event) {
        EventData data = EventData.of(event);
        return data == null ? "none" : data;
    }

    private static MegaPayload read(Message message) throws Exception {
        return (MegaPayload) CloudEventsTest.read(message);
    }
}
