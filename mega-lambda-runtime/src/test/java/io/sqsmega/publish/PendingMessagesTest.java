package io.sqsmega.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingMessagesTest {
    private static final int MAX_BYTES = 1_000;

    @Test
    void onlyTheFirstMessageOfALaneIsReady() {
        PendingMessages pending = lanes("a", "a", "b", "a");

        assertThat(pending.takeRequest(MAX_BYTES)).containsOnlyKeys(0, 2);
        assertThat(pending.isEmpty()).isTrue();
        pending.sent(0);
        assertThat(pending.takeRequest(MAX_BYTES)).containsOnlyKeys(1);
        pending.retry(1);
        pending.sent(2);
        assertThat(pending.takeRequest(MAX_BYTES)).containsOnlyKeys(1);
    }

    @Test
    void theMessagesThatWaitForOneCanBeTakenOut() {
        PendingMessages pending = lanes("a", "b", "a", "a");
        pending.takeRequest(MAX_BYTES);

        assertThat(pending.takeWaitingFor(0)).containsExactly(2, 3);
        assertThat(pending.takeWaitingFor(0)).isEmpty();
        pending.sent(0);
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void allAreTakenOutInTheirOrder() {
        PendingMessages pending = lanes("b", "a", "b", "a");

        assertThat(pending.takeAll()).containsExactly(0, 1, 2, 3);
        assertThat(pending.takeAll()).isEmpty();
    }

    @Test
    void withoutALaneNoMessageWaits() {
        PendingMessages pending = new PendingMessages(raw("x", "x", "x"), publication -> null);

        assertThat(pending.takeWaitingFor(0)).isEmpty();
        assertThat(pending.takeRequest(MAX_BYTES)).containsOnlyKeys(0, 1, 2);
        pending.sent(1);
        assertThat(pending.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 40_000})
    void aMessageOfAGroupIsLookedAtAFewTimesHoweverManyThereAre(int count) {
        AtomicLong looks = new AtomicLong();
        List<Publication> publications = counted(count, looks);
        BatchSender sending = new BatchSender(
                (request, left) -> request.keySet().stream()
                        .map(index -> BatchSender.Answer.taken(index.toString(), "m", null))
                        .toList(),
                MAX_BYTES,
                true,
                publications,
                TimeLimit.of(java.time.Duration.ofHours(1)),
                nanos -> {});

        assertThat(sending.send().published()).hasSize(count);
        assertThat(looks.get()).isLessThanOrEqualTo(4L * count);
    }

    /** One group, in a list that counts how often it is asked for a message. */
    private static List<Publication> counted(int count, AtomicLong looks) {
        Publication message =
                Publication.raw("x", PublishOptions.builder().groupId("g").build());
        return new AbstractList<>() {
            @Override
            public Publication get(int index) {
                looks.incrementAndGet();
                return message;
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    private static PendingMessages lanes(String... lanes) {
        return new PendingMessages(raw(lanes), Publication::body);
    }

    private static List<Publication> raw(String... bodies) {
        return new ArrayList<>(Stream.of(bodies).map(Publication::raw).toList());
    }
}
