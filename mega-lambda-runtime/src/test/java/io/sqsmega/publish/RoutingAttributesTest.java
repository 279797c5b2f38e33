package io.sqsmega.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of an event go with it as message attributes, or it does not go. */
class RoutingAttributesTest {
    private static final RoutingAttributes ROUTING = RoutingAttributes.of("name", "domain", "quantity");
    private static final Map<String, String> ENCODED = Map.of(Encoding.ATTRIBUTE, "json");

    private final RecordingSqs sqs = new RecordingSqs();
    private final RecordingSns sns = new RecordingSns();

    private static MegaPayload added(Object quantity) {
        return MegaPayload.of(Event.named("item.added")
                .domain("cart")
                .attribute("quantity", quantity)
                .build());
    }

    private static SqsPublisher.Builder queue(RecordingSqs sqs) {
        return SqsPublisher.builder(RecordingSqs.QUEUE).client(sqs).routingAttributes(ROUTING);
    }

    private static PublishOptions attributes(int count) {
        PublishOptions.Builder options = PublishOptions.builder();
        IntStream.range(0, count).forEach(i -> options.attribute("a" + i, "x"));
        return options.build();
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "BSON"})
    void eachEncodingHasTheSameAttributes(Encoding encoding) {
        PublishOptions options = PublishOptions.builder().encoding(encoding).build();

        SnsPublisher.builder(RecordingSns.TOPIC)
                .client(sns)
                .routingAttributes(ROUTING)
                .build()
                .publishPayload(added(5), options);

        assertThat(sns.sent())
                .containsExactly(Map.of(
                        Encoding.ATTRIBUTE,
                        encoding.attributeValue(),
                        "mega-event-name",
                        "item.added",
                        "mega-event-domain",
                        "cart",
                        "mega-event-quantity",
                        "5"));
    }

    @Test
    void soHasEachMessageOfABatch() {
        queue(sqs).build().publishBatch(List.of(Publication.of(added(5)), Publication.of(added("many"))));

        assertThat(sqs.sent())
                .extracting(sent -> sent.get("mega-event-quantity"))
                .containsExactly("5", "many");
    }

    @Test
    void stringsAreOfTypeStringAndNumbersOfTypeNumber() {
        Event.Builder event = Event.named("n")
                .domain("d")
                .subject("s")
                .publisher("p")
                .version(3)
                .attribute("text", "5")
                .attribute("double", 1e10)
                .attribute("decimal", new BigDecimal("0.10"));
        RoutingAttributes all =
                RoutingAttributes.of("name", "domain", "subject", "publisher", "version", "text", "double", "decimal");

        Map<String, OutgoingAttribute> attributes = all.of(MegaPayload.of(event.build()));

        assertThat(attributes)
                .containsExactly(
                        Map.entry("mega-event-name", new OutgoingAttribute("String", "n", null)),
                        Map.entry("mega-event-domain", new OutgoingAttribute("String", "d", null)),
                        Map.entry("mega-event-subject", new OutgoingAttribute("String", "s", null)),
                        Map.entry("mega-event-publisher", new OutgoingAttribute("String", "p", null)),
                        Map.entry("mega-event-version", new OutgoingAttribute("Number", "3", null)),
                        Map.entry("mega-event-text", new OutgoingAttribute("String", "5", null)),
                        Map.entry("mega-event-double", new OutgoingAttribute("Number", "10000000000", null)),
                        Map.entry("mega-event-decimal", new OutgoingAttribute("Number", "0.1", null)));
    }

    @Test
    void otherValuesGiveNoAttribute() {
        for (Object value : Arrays.asList(
                null, true, "", List.of("a"), Map.of("a", 1), Instant.EPOCH, new UUID(0, 1), new byte[] {1})) {
            assertThat(RoutingAttributes.of("domain", "quantity", "missing")
                            .of(MegaPayload.of(Event.named("n")
                                    .attribute("quantity", value)
                                    .build())))
                    .isEmpty();
        }
    }

    /** An attribute {@code name} inside of the event's attributes is not its name. */
    @Test
    void aListedFieldIsNotAnAttributeOfTheEvent() {
        Event event = Event.named("item.added").attribute("name", "other").build();

        assertThat(ROUTING.of(MegaPayload.of(event)).get("mega-event-name").text())
                .isEqualTo("item.added");
    }

    @Test
    void whatIsNoEventIsSentWithoutThem() {
        SqsPublisher publisher = queue(sqs).build();
        Payload data = DataPayload.of(Map.of("name", "item.added", "quantity", 5));

        publisher.publishPayload(data);
        publisher.publishPayload(new PlaintextPayload("ping"));
        publisher.publishRawMessage(
                "{}",
                PublishOptions.builder().attribute("mega-event-name", "mine").build());

        assertThat(sqs.sent())
                .containsExactly(ENCODED, Map.of(Encoding.ATTRIBUTE, "plaintext"), Map.of("mega-event-name", "mine"));
    }

    @Test
    void withoutTheOptionThereAreNone() {
        SqsPublisher.of(RecordingSqs.QUEUE, sqs).publishPayload(added(5));

        assertThat(sqs.sent()).containsExactly(ENCODED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "attributes", "größe", "two words", "dot.", "a..b"})
    void aFieldThatCannotBeAnAttributeIsRefused(String field) {
        assertThatThrownBy(() -> RoutingAttributes.of("name", field))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field);
    }

    @Test
    void theNamesAreInTheirOrder() {
        assertThat(RoutingAttributes.of("z", "a.b", "name").names())
                .containsExactly(
                        Map.entry("z", "mega-event-z"),
                        Map.entry("a.b", "mega-event-a.b"),
                        Map.entry("name", "mega-event-name"));
        assertThat(ROUTING).hasToString("[mega-event-name, mega-event-domain, mega-event-quantity]");
    }

    @Test
    void aPublisherThatNeedsMoreThanTenIsNotBuilt() {
        SqsPublisher.Builder builder = queue(sqs)
                .largePayloads(body -> new PayloadPointer("bucket", "key"))
                .tracing((service, destination, messages) -> null);
        IntStream.range(0, 4).forEach(i -> builder.attribute("a" + i, "x"));

        assertThatCode(builder::build).doesNotThrowAnyException();
        builder.attribute("tenant", "acme");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("a publisher must set at most 10 attributes, got 11: mega-encoding,"
                        + " mega-event-name, mega-event-domain, mega-event-quantity, (a\\d, |tenant, ){5}"
                        + "ExtendedPayloadSize of largePayloads, one of tracing");
    }

    @Test
    void aMessageWithTooManyOfItsOwnIsNotSentWithoutThem() {
        SqsPublisher publisher = queue(sqs).build();

        publisher.publishPayload(added(5), attributes(6));
        assertThatThrownBy(() -> publisher.publishPayload(added(5), attributes(7)))
                .hasMessage("message must have at most 10 attributes, got 11: a0, a1, a2, a3, a4, a5, a6,"
                        + " mega-encoding, mega-event-domain, mega-event-name, mega-event-quantity");
        assertThatThrownBy(() -> publisher.publishBatch(
                        List.of(Publication.of(added(5)), Publication.of(added(5), attributes(7)))))
                .hasMessageStartingWith("message 1 must have at most 10 attributes, got 11");
        assertThat(sqs.sent()).hasSize(1);
    }

    /** A filter would judge by what was given, and the subscriber by the event. */
    @Test
    void noneOfThemIsGivenWithAnEvent() {
        PublishOptions given =
                PublishOptions.builder().attribute("mega-event-domain", "other").build();
        MegaPayload withoutDomain = MegaPayload.of(Event.named("item.added").build());

        assertThatThrownBy(() -> queue(sqs).build().publishPayload(withoutDomain, given))
                .hasMessage("attribute mega-event-domain must not be given with an event: routingAttributes sets it");
        assertThatThrownBy(() -> queue(sqs)
                        .interceptor(message -> message.attribute("mega-event-domain", "other"))
                        .build()
                        .publishPayload(withoutDomain))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> queue(sqs).attribute("mega-event-domain", "other").build())
                .hasMessage("attribute mega-event-domain must not be given: routingAttributes sets it");
        assertThat(sqs.sent()).isEmpty();
    }

    /** Without the attribute, a filter would stop what a subscriber wants. */
    @Test
    void anEventWithAValueThatNoAttributeCanHaveIsRefused() {
        SqsPublisher publisher = queue(sqs).build();

        assertThatThrownBy(() -> publisher.publishPayload(added("five\u0001")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("mega-event-quantity", "U+0001 at 4", "routingAttributes");
        assertThatThrownBy(() ->
                        publisher.publishPayload(added(BigInteger.TEN.pow(38).add(BigInteger.ONE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("mega-event-quantity", "38 digits");
        assertThat(sqs.sent()).isEmpty();
    }

    @Test
    void aLargePayloadKeepsThem() {
        queue(sqs)
                .largePayloads(body -> new PayloadPointer("bucket", "key"), 10)
                .build()
                .publishPayload(added(5));

        assertThat(sqs.sent().get(0)).containsEntry("mega-event-quantity", "5").containsKey("ExtendedPayloadSize");
    }

    /** The trace has a place beside the publisher's attributes, and gives way to those of the message. */
    @Test
    void theyAreMoreImportantThanTheTrace() {
        PublishTracer.Sending sending = new PublishTracer.Sending() {
            @Override
            public Map<String, String> attributes(int index) {
                return Map.of("traceparent", "00");
            }
        };
        SqsPublisher publisher =
                queue(sqs).tracing((service, destination, messages) -> sending).build();

        publisher.publishPayload(added(5), attributes(5));
        publisher.publishPayload(added(5), attributes(6));

        assertThat(sqs.sent()).allMatch(sent -> sent.size() == 10 && sent.containsKey("mega-event-quantity"));
        assertThat(sqs.sent())
                .extracting(sent -> sent.containsKey("traceparent"))
                .containsExactly(true, false);
    }
}
