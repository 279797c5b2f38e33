package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static io.sqsmega.listen.Troubles.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;

/** With no visibility timeout at all, the heartbeat sends a request for whatever it still holds. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class DeletionsTest {
    private static final Duration NOT_AT_ALL = Duration.ZERO;

    private final MemorySqs sqs = MemorySqs.standard().with(25);
    private final TroubledSqs client = new TroubledSqs(sqs);
    private final SourceQueue queue = SourceQueue.open(client, "url", Duration.ZERO);
    private final Heartbeat heartbeat = new Heartbeat(queue);
    private final Health health = new Health();
    private final Deletions deletions = new Deletions(queue, heartbeat, health, 100);

    @Test
    void whatIsDoneIsDeletedByAsFewRequestsAsThereCanBe() throws Exception {
        add(25);
        deletions.finish(NOT_AT_ALL);

        deletions.run();

        assertThat(client.deletes)
                .extracting(request -> request.entries().size())
                .containsExactly(10, 10, 5);
        assertThat(sqs.isEmpty()).isTrue();
        assertThat(health.everSucceeded()).isTrue();
        assertThat(isHeld()).isFalse();
    }

    @Test
    void theEndIsForEveryThread() throws Exception {
        deletions.finish(NOT_AT_ALL);

        deletions.run();
        deletions.run();

        assertThat(client.deletes).isEmpty();
    }

    @Test
    void itWaitsForWhatIsDoneAndForTheEnd() throws Exception {
        Thread deleting = new Thread(deletions);
        deleting.start();
        await("it waits", () -> deleting.getState() == Thread.State.WAITING);
        add(1);
        await("it is deleted", () -> !client.deletes.isEmpty());

        deletions.finish(Duration.ofMinutes(1));

        deleting.join();
        assertThat(client.deletes).hasSize(1);
    }

    @Test
    void whileNothingCanBeDeletedNothingMoreIsTakenNorIsTheEndWaitedForLongerThanTold() throws Exception {
        Deletions small = new Deletions(queue, heartbeat, health, 1);
        List<Message> messages = queue.receive(2, Duration.ofSeconds(1));
        small.add(messages.get(0));
        Thread adding = new Thread(() -> addUntilInterrupted(small, messages.get(1)));
        adding.start();
        await("it waits", () -> adding.getState() == Thread.State.WAITING);

        small.finish(NOT_AT_ALL);
        adding.interrupt();
        adding.join();

        assertThat(client.deletes).isEmpty();
    }

    private static void addUntilInterrupted(Deletions deletions, Message message) {
        try {
            deletions.add(message);
        } catch (InterruptedException asItMust) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRequestThatFailsIsRepeatedWithoutWhatIsDeleted() throws Exception {
        add(3);
        client.with((operation, count) -> {
            if (count <= 2) {
                throw service(500, "InternalError");
            }
        });
        client.refusingDeletes(request -> request.entries().size() < 3
                ? DeleteMessageBatchRequest.builder().entries(List.of()).build()
                : request.toBuilder().entries(request.entries().get(1)).build());
        deletions.finish(NOT_AT_ALL);
        try (Logged logged = Logged.start()) {
            deletions.run();

            assertThat(logged.lines())
                    .containsExactly(
                            "deleting 3 messages failed 1 times, got InternalError",
                            "deleting 3 messages failed 2 times, got InternalError");
        }

        assertThat(client.deletes)
                .extracting(request -> request.entries().size())
                .containsExactly(3, 3, 3, 1);
        assertThat(client.deletes.get(3).entries().get(0).receiptHandle()).isEqualTo("handle-2");
        assertThat(sqs.hidden()).isZero();
        assertThat(isHeld()).isFalse();
    }

    @Test
    void betweenTwoAttemptsItPausesAndIsUnhealthy() throws Exception {
        add(1);
        client.with((operation, count) -> {
            throw SdkClientException.create("connection reset");
        });
        Thread deleting = new Thread(deletions);
        deleting.start();
        await("it pauses", () -> deleting.getState() == Thread.State.TIMED_WAITING);

        assertThat(health.isFailingFor(Duration.ZERO)).isTrue();
        assertThat(health.everSucceeded()).isFalse();
        deleting.interrupt();
        deleting.join();
    }

    @Test
    void whatCannotBeDeletedBeforeTheTimeIsUpIsLetGoAndLogged() throws Exception {
        add(2);
        client.with((operation, count) -> {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("connection reset");
        });
        try (Logged logged = Logged.start()) {
            deletions.run();

            assertThat(logged.lines()).hasSize(2);
            assertThat(logged.lines().get(1))
                    .startsWith("2 messages are done but could not be deleted: [Message[1 from ")
                    .endsWith("; they come again");
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(client.deletes).hasSize(1);
        client.with((operation, count) -> {});
        assertThat(isHeld()).isFalse();
    }

    @Test
    void whatIsDeletedIsNotLogged() throws Exception {
        add(2);
        deletions.finish(NOT_AT_ALL);
        try (Logged logged = Logged.start()) {
            deletions.run();

            assertThat(logged.lines()).isEmpty();
        }
    }

    private void add(int count) throws InterruptedException {
        for (int first = 0; first < count; first += 10) {
            List<Message> messages = queue.receive(Math.min(10, count - first), Duration.ofSeconds(1));
            heartbeat.hold(messages);
            for (Message message : messages) {
                deletions.add(message);
            }
        }
    }

    private boolean isHeld() {
        int before = client.changes.size();
        heartbeat.run();
        return client.changes.size() > before;
    }
}
