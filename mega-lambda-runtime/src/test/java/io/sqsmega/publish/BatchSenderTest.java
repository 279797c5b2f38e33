package io.sqsmega.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sqsmega.publish.BatchResult.Cause;
import io.sqsmega.publish.BatchResult.NotSent;
import io.sqsmega.publish.BatchSender.Answer;
import io.sqsmega.publish.BatchSender.Transport;
import java.time.Duration;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class BatchSenderTest {
    private final List<List<Integer>> requests = new ArrayList<>();
    private final List<Integer> taken = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();
    private final List<Duration> timesLeft = new ArrayList<>();
    private final Map<Integer, Integer> failuresToCome = new HashMap<>();
    private final Map<Integer, String> refusals = new HashMap<>();
    private long nanos;

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
        failuresToCome.put(1, BatchSender.ATTEMPTS - 1);

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
                .extracting(NotSent::index, NotSent::cause, NotSent::code)
                .containsExactly(tuple(1, Cause.REFUSED, "InternalError"));
        assertThat(result.published()).containsOnlyKeys(0, 2);
        assertThat(requests).hasSize(BatchSender.ATTEMPTS);
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
    void anEntryThatTheServiceSaysNothingOfIsTriedAgainAndPerhapsTaken() {
        BatchResult result = sending(
                        (request, left) -> {
                            requests.add(List.copyOf(request.keySet()));
                            return List.of();
                        },
                        standard(1, "x"))
                .send();

        assertThat(requests).hasSize(BatchSender.ATTEMPTS);
        assertThat(result.notSent())
                .extracting(NotSent::cause, NotSent::code)
                .containsExactly(tuple(Cause.PERHAPS_TAKEN, "NoAnswer"));
        assertThat(result).hasToString("BatchResult[0 sent, 0 not sent, 1 perhaps taken]");
    }

    @Test
    void anEntryThatWasPerhapsTakenOnceStaysSoWhenItIsRefusedLater() {
        BatchResult result = sending(
                        (request, left) -> {
                            requests.add(List.copyOf(request.keySet()));
                            return requests.size() == 1 ? List.of() : List.of(Answer.failed("0", true, "No", null));
                        },
                        standard(1, "x"))
                .send();

        assertThat(result.notSent())
                .extracting(NotSent::cause, NotSent::code)
                .containsExactly(tuple(Cause.PERHAPS_TAKEN, "No"));
    }

    @Test
    void answersForOtherEntriesAreIgnored() {
        List<Answer> answers = List.of(Answer.taken("0", "m", null), Answer.taken("7", "m", null));

        BatchResult result =
                sending((request, left) -> answers, standard(1, "x")).send();

        assertThat(result.published()).containsOnlyKeys(0);
        assertThat(result).hasToString("BatchResult[1 sent, 0 not sent]");
    }

    @Test
    void afterARequestWithoutAnAnswerNothingMoreIsSent() {
        BatchResult result = sendThenFail(SdkClientException.create("connection reset"));

        assertThat(requests).hasSize(1);
        assertThat(result.published()).hasSize(10);
        assertThat(result.notSent()).hasSize(15).extracting(NotSent::code).containsOnly("SdkClientException");
        assertThat(result.notSent().subList(0, 10)).extracting(NotSent::cause).containsOnly(Cause.PERHAPS_TAKEN);
        assertThat(result.notSent().subList(10, 15)).extracting(NotSent::cause).containsOnly(Cause.NOT_TRIED);
        assertThat(result).hasToString("BatchResult[10 sent, 5 not sent, 10 perhaps taken]");
    }

    @Test
    void onlyAnErrorOfTheSenderInAnswerToTheOnlyAttemptIsARefusal() {
        assertThat(causeAfter(answer(400, null))).isEqualTo(Cause.REFUSED);
        assertThat(causeAfter(answer(403, 1))).isEqualTo(Cause.REFUSED);
        assertThat(causeAfter(answer(499, 1))).isEqualTo(Cause.REFUSED);
        assertThat(causeAfter(answer(399, 1))).isEqualTo(Cause.PERHAPS_TAKEN);
        assertThat(causeAfter(answer(403, 2))).isEqualTo(Cause.PERHAPS_TAKEN);
        assertThat(causeAfter(answer(500, 1))).isEqualTo(Cause.PERHAPS_TAKEN);
        assertThat(causeAfter(new IllegalStateException())).isEqualTo(Cause.PERHAPS_TAKEN);
    }

    private static RuntimeException answer(int status, @Nullable Integer attempts) {
        return SqsException.builder().statusCode(status).numAttempts(attempts).build();
    }

    private Cause causeAfter(RuntimeException failure) {
        requests.clear();
        return sendThenFail(failure).notSent().get(0).cause();
    }

    private BatchResult sendThenFail(RuntimeException failure) {
        return sending(
                        (request, left) -> {
                            if (requests.size() == 1) {
                                throw failure;
                            }
                            return answers(request, left);
                        },
                        standard(25, "x"))
                .send();
    }

    @Test
    void messagesThatWereNotTriedInTimeAreReportedSo() {
        failuresToCome.put(3, 100);

        BatchResult result = sending(
                        (request, left) -> {
                            nanos += Duration.ofSeconds(4).toNanos();
                            return answers(request, left);
                        },
                        standard(50, "x"))
                .send();

        assertThat(requests).hasSize(3);
        assertThat(timesLeft).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(6), Duration.ofSeconds(2));
        assertThat(result.published()).hasSize(27);
        assertThat(result.notSent())
                .extracting(NotSent::index, NotSent::cause, NotSent::code, NotSent::reason)
                .hasSize(23)
                .startsWith(tuple(3, Cause.REFUSED, "InternalError", "try again"))
                .endsWith(tuple(49, Cause.NOT_TRIED, "TimeUp", "it was not tried within PT10S"));
    }

    @Test
    void aPauseEndsWhenTimeIsUp() {
        failuresToCome.put(0, 100);

        sending(
                        (request, left) -> {
                            nanos += Duration.ofMillis(9_999).toNanos();
                            return answers(request, left);
                        },
                        standard(1, "x"))
                .send();

        assertThat(pauses).containsExactly(1_000_000L, 0L);
    }

    @Test
    void nothingIsTriedWhenTimeIsUpAtTheStart() {
        BatchSender sending = sending(this::answers, standard(2, "x"));
        nanos = Duration.ofSeconds(11).toNanos();

        BatchResult result = sending.send();

        assertThat(requests).isEmpty();
        assertThat(result.notSent()).extracting(NotSent::cause).containsExactly(Cause.NOT_TRIED, Cause.NOT_TRIED);
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
                .extracting(NotSent::index, NotSent::cause, NotSent::code)
                .containsExactly(
                        tuple(1, Cause.REFUSED, "InvalidMessageContents"),
                        tuple(3, Cause.NOT_TRIED, "EarlierMessageNotSent"));
    }

    @Property(tries = 200)
    void nothingGetsLostAndNoGroupGetsOutOfOrder(
            @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> groups,
            @ForAll @Size(40) List<@IntRange(max = 5) Integer> failures) {
        BatchSenderTest fresh = new BatchSenderTest();
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
        return new BatchSender(this::answers, maxBytes, false, publications, time(), pauses::add).send();
    }

    private BatchResult sendFifo(String... groups) {
        List<Publication> publications = new ArrayList<>();
        for (String group : groups) {
            publications.add(
                    Publication.raw("x", PublishOptions.builder().groupId(group).build()));
        }
        return new BatchSender(this::answers, 1_000, true, publications, time(), pauses::add).send();
    }

    private BatchSender sending(Transport transport, List<Publication> publications) {
        return new BatchSender(transport, 1_000, false, publications, time(), pauses::add);
    }

    private TimeLimit time() {
        return TimeLimit.of(Duration.ofSeconds(10), () -> nanos);
    }

    private List<Answer> answers(SortedMap<Integer, Publication> request, Duration timeLeft) {
        requests.add(List.copyOf(request.keySet()));
        timesLeft.add(timeLeft);
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
