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
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
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
        assertThat(kinds(Subscriber.class))
                .containsExactlyInAnyOrder(
                        MegaSubscriber.class,
                        DataSubscriber.class,
                        PlaintextSubscriber.class,
                        BinarySubscriber.class,
                        MessageSubscriber.class,
                        MegaBatchSubscriber.class,
                        DataBatchSubscriber.class);
    }

    /** A {@code switch} may leave out a type that the user cannot name, if it has all of its kinds. */
    private static Stream<Class<?>> kinds(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(kind -> Modifier.isPublic(kind.getModifiers()) ? Stream.of(kind) : kinds(kind));
    }
}
