package io.sqsmega.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.DataBatchSubscriber;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.MegaBatchSubscriber;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.MessageSubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Subscriber;
import org.junit.jupiter.api.Test;

/** What a user's {@code switch} relies on: another kind would break it, so it must not come unnoticed. */
class PublicContractTest {

    @Test
    void payloadsAreOfFourKinds() {
        assertThat(Payload.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        MegaPayload.class, DataPayload.class, PlaintextPayload.class, BinaryPayload.class);
    }

    @Test
    void subscribersAreOfSevenKinds() {
        assertThat(Subscriber.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        MegaSubscriber.class,
                        DataSubscriber.class,
                        PlaintextSubscriber.class,
                        BinarySubscriber.class,
                        MessageSubscriber.class,
                        MegaBatchSubscriber.class,
                        DataBatchSubscriber.class);
    }
}
