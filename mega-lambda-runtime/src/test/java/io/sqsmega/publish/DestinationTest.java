package io.sqsmega.publish;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.Encoding;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.PlaintextPayload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DestinationTest {
    private static final Destination QUEUE = new Destination("SQS", "http://127.0.0.1/queue", MessageLimits.SQS_BYTES);
    private static final Destination FIFO_QUEUE =
            new Destination("SQS", "http://127.0.0.1/queue.fifo", MessageLimits.SQS_BYTES);
    private static final Destination TOPIC =
            new Destination("SNS", "arn:aws:sns:eu-west-1:111122223333:topic", MessageLimits.SNS_BYTES);

    @Test
    void aMessageOfExactlyTheLimitIsTaken() {
        assertThatCode(() -> check(QUEUE, List.of(Publication.raw("x".repeat(1_048_576)))))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(TOPIC, List.of(Publication.raw("x".repeat(262_144)))))
                .doesNotThrowAnyException();
    }

    @Test
    void aMessageOverTheLimitIsRefused() {
        assertThatThrownBy(() -> check(QUEUE, List.of(Publication.raw("x"), Publication.raw("é".repeat(524_289)))))
                .hasMessage("message 1 must be at most 1048576 bytes, attributes included, got 1048578");
        assertThatThrownBy(() -> check(TOPIC, List.of(Publication.raw("x".repeat(262_145)))))
                .hasMessage("message 0 must be at most 262144 bytes, attributes included, got 262145;"
                        + " if the topic's MaximumMessageSize is raised, say so with maxMessageBytes");
    }

    @Test
    void theAttributeThatNamesTheEncodingCounts() {
        Publication payload = Publication.of(new PlaintextPayload("x".repeat(1_048_576)));

        assertThatThrownBy(() -> check(QUEUE, List.of(payload))).hasMessageContaining("attributes included, got 10486");
    }

    @Test
    void anEmptyPayloadIsRefused() {
        assertThatThrownBy(() -> check(QUEUE, List.of(Publication.of(new PlaintextPayload("")))))
                .hasMessage("message 0 must not be empty: SQS takes no empty body");
        assertThatThrownBy(() -> check(TOPIC, List.of(Publication.of(BinaryPayload.of()))))
                .hasMessage("message 0 must not be empty: SNS takes no empty body");
    }

    @Test
    void charactersThatSqsDoesNotTakeAreRefusedAndNotShown() {
        assertThatThrownBy(() -> check(QUEUE, List.of(Publication.raw("secret\u0001"))))
                .hasMessageStartingWith("message 0 must hold only characters that SQS takes")
                .hasMessageContaining("got U+0001 at 6")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> check(QUEUE, List.of(Publication.raw("\uD800"))))
                .hasMessageContaining("U+D800");
        assertThatCode(() -> check(QUEUE, List.of(Publication.raw("tab\t line\n 😀"), json("\u0001\uFFFE"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aFifoQueueNeedsAGroupAndHasNoDelayOfItsOwn() {
        assertThatThrownBy(() -> check(FIFO_QUEUE, List.of(Publication.raw("x"))))
                .hasMessage("message 0 must have a groupId: http://127.0.0.1/queue.fifo is FIFO");
        PublishOptions delayed = PublishOptions.builder()
                .groupId("g")
                .delay(Duration.ofSeconds(1))
                .build();
        assertThatThrownBy(() -> check(FIFO_QUEUE, List.of(Publication.raw("x", delayed))))
                .hasMessageStartingWith("message 0 must have no delay: ");
    }

    @Test
    void optionsThatTheServiceHasNotAreRefused() {
        assertRefused(QUEUE, PublishOptions.builder().deduplicationId("d"), "deduplicationId");
        assertRefused(QUEUE, PublishOptions.builder().subject("s"), "subject");
        assertRefused(TOPIC, PublishOptions.builder().delay(Duration.ZERO), "delay");
        assertRefused(TOPIC, PublishOptions.builder().traceHeader("Root=1"), "traceHeader");
    }

    @Test
    void theAttributeThatNamesTheEncodingIsThePublishersOwn() {
        PublishOptions forged =
                PublishOptions.builder().attribute("mega-encoding", "bson").build();

        assertThatThrownBy(() -> Publication.of(new PlaintextPayload("x"), forged))
                .hasMessage("attribute mega-encoding must not be given with a payload: it is set to its encoding");
    }

    @Test
    void atMostTenAttributes() {
        PublishOptions.Builder ten = PublishOptions.builder();
        for (int i = 0; i < 10; i++) {
            ten.attribute("a" + i, i);
        }

        assertThatCode(() -> check(QUEUE, List.of(Publication.raw("x", ten.build()))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(QUEUE, List.of(Publication.of(new PlaintextPayload("x"), ten.build()))))
                .hasMessage("message 0 must have at most 10 attributes, got 11: "
                        + "a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, mega-encoding");
    }

    @Test
    void badOptionsAreRefusedWhereTheyAreWritten() {
        PublishOptions.Builder options = PublishOptions.builder();

        assertThatThrownBy(() -> options.groupId("")).hasMessageStartingWith("groupId must be 1 to 128");
        assertThatThrownBy(() -> options.groupId("x".repeat(129))).hasMessageStartingWith("groupId must be 1 to 128");
        assertThatThrownBy(() -> options.deduplicationId("with blank"))
                .hasMessageStartingWith("deduplicationId must be 1 to 128");
        assertThatThrownBy(() -> options.delay(Duration.ofMinutes(16)))
                .hasMessage("delay must be whole seconds between 0 and 15 minutes, got PT16M");
        assertThatThrownBy(() -> options.timeout(Duration.ZERO))
                .hasMessage("timeout must be more than zero and at most PT24H, got PT0S");
        assertThatThrownBy(() -> options.timeout(Duration.ofHours(24).plusNanos(1)))
                .hasMessageStartingWith("timeout must be more than zero and at most PT24H");
        assertThatThrownBy(() -> options.attribute("AWS.x", "v")).hasMessageContaining("attribute name must be");
        assertThatThrownBy(() -> options.attribute("a..b", "v")).hasMessageContaining("attribute name must be");
        assertThatThrownBy(() -> options.attribute("a", "")).hasMessage("attribute a must not be empty");
        assertThatThrownBy(() -> options.attribute("a", Double.NaN))
                .hasMessage("attribute a must be a number, got NaN");
        assertThatThrownBy(() -> options.attribute("a", "Foo", "v"))
                .hasMessageStartingWith("the data type of attribute a must be String, Number or Binary");
        assertThatThrownBy(() -> options.attribute("a", Bytes.of())).hasMessage("attribute a must not be empty");
        assertThatThrownBy(() -> Publication.raw(
                        "{}", PublishOptions.builder().encoding(Encoding.JSON).build()))
                .hasMessage("a raw message must have no encoding, got JSON");
    }

    private static void assertRefused(Destination destination, PublishOptions.Builder options, String option) {
        assertThatThrownBy(() -> check(destination, List.of(Publication.raw("x", options.build()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("message 0 must have no " + option + ": ");
    }

    private static Publication json(String text) {
        return Publication.of(DataPayload.of(Map.of("text", text)));
    }

    private static void check(Destination destination, List<Publication> publications) {
        PayloadOffloader.NONE.prepare(publications, destination, TimeLimit.of(Duration.ofSeconds(1)));
    }
}
