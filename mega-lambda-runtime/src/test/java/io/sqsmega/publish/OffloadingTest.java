package io.sqsmega.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.payload.PlaintextPayload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OffloadingTest {
    private static final Destination QUEUE = new Destination("SQS", "http://127.0.0.1/queue", MessageLimits.SQS_BYTES);
    private static final Destination FIFO_QUEUE =
            new Destination("SQS", "http://127.0.0.1/queue.fifo", MessageLimits.SQS_BYTES);
    private static final Destination TOPIC =
            new Destination("SNS", "arn:aws:sns:eu-west-1:111122223333:topic", MessageLimits.SNS_BYTES);

    private final List<String> stored = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final TimeLimit time = TimeLimit.of(Duration.ofSeconds(10), nanos::get);
    private final PayloadStore store = body -> {
        stored.add(body);
        return new PayloadPointer("payloads", "key-" + stored.size());
    };

    @Test
    void whatTheDestinationTakesIsSentAsItIs() {
        Publication exact = Publication.raw("x".repeat(MessageLimits.SQS_BYTES));

        assertThat(atTheLimit().prepare(exact, QUEUE)).isSameAs(exact);
        assertThat(stored).isEmpty();
    }

    @Test
    void whatIsTooLargeIsStoredAndAPointerIsSent() {
        String body = "é".repeat(600_000);

        Publication sent = atTheLimit().prepare(Publication.of(new PlaintextPayload(body)), QUEUE);

        assertThat(stored).containsExactly(body);
        assertThat(sent.body()).isEqualTo(new PayloadPointer("payloads", "key-1").body());
        assertThat(sent.attributes().get("ExtendedPayloadSize"))
                .isEqualTo(new OutgoingAttribute("Number", "1200000", null));
        assertThat(sent.attributes().get(Encoding.ATTRIBUTE).text()).isEqualTo("plaintext");
    }

    @Test
    void theLimitIsThatOfTheDestination() {
        Publication publication = Publication.raw("x".repeat(MessageLimits.SNS_BYTES + 1));

        atTheLimit().prepare(publication, QUEUE);
        assertThat(stored).isEmpty();
        atTheLimit().prepare(publication, TOPIC);
        assertThat(stored).hasSize(1);
    }

    @Test
    void theThresholdCountsTheAttributes() {
        PublishOptions options =
                PublishOptions.builder().attribute("tenant", "x").build();
        PayloadOffloader offloading = PayloadOffloader.to(store, 100);

        offloading.prepare(Publication.raw("x".repeat(87), options), QUEUE);
        assertThat(stored).isEmpty();
        offloading.prepare(Publication.raw("x".repeat(88), options), QUEUE);
        assertThat(stored).hasSize(1);
    }

    @Test
    void nothingIsStoredIfAnyMessageIsRefused() {
        Publication large = Publication.raw("x".repeat(2_000_000));
        List<Publication> publications = List.of(large, Publication.raw(""));

        assertThatThrownBy(() -> atTheLimit().prepare(publications, QUEUE, time))
                .hasMessageStartingWith("message 1 must not be empty");
        assertThatThrownBy(() -> atTheLimit().prepare(large, FIFO_QUEUE))
                .hasMessageStartingWith("message must have a groupId");
        assertThatThrownBy(() -> atTheLimit().prepare(Publication.raw("\uD800" + "x".repeat(2_000_000)), QUEUE))
                .hasMessageContaining("got U+D800 at 0");
        assertThat(stored).isEmpty();
    }

    @Test
    void nothingMoreIsStoredWhenTimeIsUp() {
        PayloadStore slow = body -> {
            nanos.addAndGet(Duration.ofSeconds(6).toNanos());
            return store.store(body);
        };
        List<Publication> publications =
                List.of(Publication.raw("one"), Publication.raw("two"), Publication.raw("three"));

        List<Publication> prepared = PayloadOffloader.to(slow, 0).prepare(publications, QUEUE, time);

        assertThat(stored).containsExactly("one", "two");
        assertThat(prepared.get(2)).isSameAs(publications.get(2));
    }

    @Test
    void thePointerCostsOneAttribute() {
        PublishOptions.Builder ten = PublishOptions.builder();
        for (int i = 0; i < 10; i++) {
            ten.attribute("attribute-" + i, "x");
        }
        Publication publication = Publication.raw("x".repeat(2_000_000), ten.build());

        assertThatThrownBy(() -> atTheLimit().prepare(publication, QUEUE))
                .hasMessage(
                        "message must have at most 10 attributes, got 11: "
                                + "ExtendedPayloadSize, attribute-0, attribute-1, attribute-2, attribute-3, attribute-4, attribute-5, attribute-6, attribute-7, attribute-8, attribute-9");
        assertThat(stored).isEmpty();
    }

    @Test
    void onFifoTheSameBodyTwiceIsADuplicateAsItWouldBeInAMessage() {
        PublishOptions options = PublishOptions.builder().groupId("g").build();
        PayloadOffloader offloading = PayloadOffloader.to(store, 1);

        Publication sent = offloading.prepare(Publication.raw("abc", options), FIFO_QUEUE);

        assertThat(sent.options.deduplicationId)
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(sent.options.groupId).isEqualTo("g");
    }

    @Test
    void aDeduplicationIdThatIsGivenIsKept() {
        PublishOptions options =
                PublishOptions.builder().groupId("g").deduplicationId("d").build();

        Publication sent = PayloadOffloader.to(store, 1).prepare(Publication.raw("abc", options), FIFO_QUEUE);

        assertThat(sent.options.deduplicationId).isEqualTo("d");
    }

    @Test
    void aThresholdBeyondTheLimitsIsRefused() {
        assertThatThrownBy(() -> SqsPublisher.builder("url").largePayloads(store, 1_048_577))
                .hasMessage("thresholdBytes must be between 0 and 1048576, got 1048577");
        assertThatThrownBy(() -> SnsPublisher.builder("arn").largePayloads(store, -1))
                .hasMessage("thresholdBytes must be between 0 and 1048576, got -1");
    }

    private PayloadOffloader atTheLimit() {
        return PayloadOffloader.to(store, MessageLimits.SQS_BYTES);
    }
}
