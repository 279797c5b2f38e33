package io.sqsmega.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sqsmega.publish.BatchResult.NotSent;
import io.sqsmega.publish.BatchSending.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class BatchSendingTest {
    private final List<List<Integer>> requests = new ArrayList<>();
    private final List<Integer> taken = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();
    private final Map<Integer, Integer> failuresToCome = new HashMap<>();
    private final Map<Integer, String> refusals = new HashMap<>();

    @Test
    void aRequestHoldsAtMostTenEntries() {
        assertThat(send(standard(25, "x"), 1_000).isComplete()).isTrue();

        assertThat(requests).extracting(List::size).containsExactly(10, 10, 5);
    }

    @Test
    void aRequestHoldsAtMostSoManyBytes() {
        send(List.of(raw("12345"), raw("12345"), raw("1"), raw("1234567890")), 11);

        assertThat(requests).containsExactly(List.of(0, 1, 2), List.of(3));
    }

    @Test
    void bytesAreCountedInUtf8AndWithAttributes() {
        PublishOptions tenant =
                PublishOptions.builder().attribute("tenant", "acme").build();

        assertThat(Publication.raw("é😀").sizeInBytes()).isEqualTo(6);
        assertThat(Publication.raw("é😀", tenant).sizeInBytes())
                .isEqualTo(6 + "tenant".length() + "String".length() + "acme".length());
    }

    @Test
    void whatTheServiceFailedToTakeIsSentAgain() {
        failuresToCome.put(1, BatchSending.ATTEMPTS - 1);

        BatchResult result = send(standard(3, "x"), 1_000);

        assertThat(result.isComplete()).isTrue();
        assertThat(result.published()).containsOnlyKeys(0, 1, 2);
        assertThat(requests).containsExactly(List.of(0, 1, 2), List.of(1), List.of(1), List.of(1));
        assertThat(pauses).hasSize(3).isSorted().allMatch(nanos -> nanos >= 50_000_000 && nanos < 400_000_000);
    }

    @Test
    void whatTheServiceNeverTakesIsNamed() {
        failuresToCome.put(1, 100);

        BatchResult result = send(standard(3, "x"), 1_000);

        assertThat(result.notSent())
                .extracting(NotSent::index, NotSent::code)
                .containsExactly(tuple(1, "InternalError"));
        assertThat(result.published()).containsOnlyKeys(0, 2);
        assertThat(requests).hasSize(BatchSending.ATTEMPTS);
    }

    @Test
    void whatTheServiceRefusesIsNotSentAgain() {
        refusals.put(0, "InvalidMessageContents");

        BatchResult result = send(standard(2, "x"), 1_000);

        assertThat(result.notSent())
                .extracting(NotSent::index, NotSent::code)
                .containsExactly(tuple(0, "InvalidMessageContents"));
        assertThat(requests).hasSize(1);
    }

    @Test
    void anEntryThatTheServiceSaysNothingOfCountsAsNotTaken() {
        BatchResult result = new BatchSending(request -> List.of(), 1_000, false, standard(1, "x"), pauses::add).send();

        assertThat(result.notSent()).extracting(NotSent::code).containsExactly("NoAnswer");
    }

    @Test
    void afterARequestThatFailedAsAWholeNothingMoreIsSent() {
        BatchResult result = new BatchSending(
                        request -> {
                            if (requests.size() == 1) {
                                throw SdkClientException.create("no route to host");
                            }
                            return answers(request);
                        },
                        1_000,
                        false,
                        standard(25, "x"),
                        pauses::add)
                .send();

        assertThat(requests).hasSize(1);
        assertThat(result.published()).hasSize(10);
        assertThat(result.notSent()).hasSize(15).extracting(NotSent::code).containsOnly("SdkClientException");
    }

    @Test
    void aGroupWaitsForItsEarlierMessage() {
        failuresToCome.put(0, 1);

        assertThat(sendFifo("a", "a", "b", "a").isComplete()).isTrue();

        assertThat(requests).containsExactly(List.of(0, 2), List.of(0), List.of(1), List.of(3));
        assertThat(taken).containsExactly(2, 0, 1, 3);
    }

    @Test
    void behindAMessageThatWasNotSentItsGroupIsNotSentEither() {
        refusals.put(1, "InvalidMessageContents");

        BatchResult result = sendFifo("a", "a", "b", "a");

        assertThat(result.published()).containsOnlyKeys(0, 2);
        assertThat(result.notSent())
                .extracting(NotSent::index, NotSent::code)
                .containsExactly(tuple(1, "InvalidMessageContents"), tuple(3, "EarlierMessageNotSent"));
    }

    @Property(tries = 200)
    void nothingGetsLostAndNoGroupGetsOutOfOrder(
            @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> groups,
            @ForAll @Size(40) List<@IntRange(max = 5) Integer> failures) {
        BatchSendingTest fresh = new BatchSendingTest();
        for (int i = 0; i < groups.size(); i++) {
            // 5 is the service's refusal, 4 more failures than there are attempts
            int failure = failures.get(i);
            if (failure == 5) {
                fresh.refusals.put(i, "no");
            } else if (failure > 2) {
                fresh.failuresToCome.put(i, failure == 4 ? 100 : 1);
            }
        }

        BatchResult result = fresh.sendFifo(groups.stream().map(String::valueOf).toArray(String[]::new));

        List<Integer> indices = new ArrayList<>(result.published().keySet());
        result.notSent().forEach(notSent -> indices.add(notSent.index()));
        assertThat(indices)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, groups.size()).boxed().toList());
        for (int group = 0; group <= 3; group++) {
            int of = group;
            assertThat(fresh.taken.stream().filter(index -> groups.get(index) == of))
                    .isSorted()
                    .isEqualTo(IntStream.range(0, groups.size())
                            .filter(index -> groups.get(index) == of)
                            .limit(fresh.taken.stream()
                                    .filter(index -> groups.get(index) == of)
                                    .count())
                            .boxed()
                            .toList());
        }
    }

    private BatchResult send(List<Publication> publications, int maxBytes) {
        return new BatchSending(this::answers, maxBytes, false, publications, pauses::add).send();
    }

    private BatchResult sendFifo(String... groups) {
        List<Publication> publications = new ArrayList<>();
        for (String group : groups) {
            publications.add(
                    Publication.raw("x", PublishOptions.builder().groupId(group).build()));
        }
        return new BatchSending(this::answers, 1_000, true, publications, pauses::add).send();
    }

    private List<Answer> answers(SortedMap<Integer, Publication> request) {
        requests.add(List.copyOf(request.keySet()));
        List<Answer> answers = new ArrayList<>();
        request.keySet().forEach(index -> answers.add(answer(index)));
        return answers;
    }

    private Answer answer(int index) {
        String id = Integer.toString(index);
        if (refusals.containsKey(index)) {
            return Answer.failed(id, true, refusals.get(index), "refused");
        } else if (failuresToCome.merge(index, -1, Integer::sum) >= 0) {
            return Answer.failed(id, false, "InternalError", "try again");
        }
        taken.add(index);
        return Answer.taken(id, "message-" + id, null);
    }

    private static List<Publication> standard(int count, String body) {
        return IntStream.range(0, count).mapToObj(i -> raw(body)).toList();
    }

    private static Publication raw(String body) {
        return Publication.raw(body);
    }
}
