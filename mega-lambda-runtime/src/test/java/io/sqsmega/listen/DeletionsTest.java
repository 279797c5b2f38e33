package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static io.sqsmega.listen.Troubles.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;

/** With no visibility timeout at all, the heartbeat sends a request for whatever it still holds. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class DeletionsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final MemorySqs sqs = MemorySqs.standard().with(25);
    private final TroubledSqs client = new TroubledSqs(sqs);
    private final SourceQueue queue = SourceQueue.open(client, "url", Duration.ZERO);
    private final Heartbeat heartbeat = new Heartbeat(queue);
    private final Health health = new Health();
    private final SourceQueue hiding = SourceQueue.open(client, "url", LONG);
    private final Heartbeat longHeartbeat = new Heartbeat(hiding);
    private final Deletions deletions = new Deletions(queue, heartbeat, health, 100, Duration.ZERO);

    @Test
    void whatIsDoneIsDeletedByAsFewRequestsAsThereCanBe() throws Exception {
        add(25);
        deletions.finish();

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
        deletions.finish();

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

        deletions.finish();

        deleting.join();
        assertThat(client.deletes).hasSize(1);
    }

    @Test
    void whileNothingCanBeDeletedNothingMoreIsTaken() throws Exception {
        Deletions small = new Deletions(queue, heartbeat, health, 1, Duration.ZERO);
        List<Message> messages = queue.receive(2, Duration.ofSeconds(1));
        small.add(messages.get(0));
        Thread adding = new Thread(() -> addUntilInterrupted(small, messages.get(1)));
        adding.start();
        await("it waits", () -> adding.getState() == Thread.State.WAITING);

        adding.interrupt();
        adding.join();

        assertThat(client.deletes).isEmpty();
    }

    @Test
    void whatIsDoneWaitsForOthersUntilOneRequestDeletesTen() throws Exception {
        Deletions lingering = lingering();
        Thread deleting = new Thread(lingering);
        deleting.start();
        List<Message> messages = hold(10);
        for (Message message : messages.subList(0, 9)) {
            lingering.add(message);
        }
        await("it waits for others", () -> deleting.getState() == Thread.State.TIMED_WAITING);
        assertThat(client.deletes).isEmpty();
        assertThat(lingering.waiting()).isEqualTo(9);

        lingering.add(messages.get(9));
        lingering.finish();

        deleting.join();
        assertThat(client.deletes)
                .extracting(request -> request.entries().size())
                .containsExactly(10);
        assertThat(lingering.waiting()).isZero();
    }

    @Test
    void theEndWaitsForNoOthers() throws Exception {
        Deletions lingering = lingering();
        Thread deleting = new Thread(lingering);
        deleting.start();
        lingering.add(hold(1).get(0));
        await("it waits for others", () -> deleting.getState() == Thread.State.TIMED_WAITING);

        lingering.finish();

        deleting.join();
        assertThat(sqs.hidden()).isZero();
    }

    @Test
    void aMessageWhoseVisibilityNearlyEndsWaitsForNoOthersAndTakesThemAlong() throws Exception {
        Deletions lingering = lingering();
        Thread deleting = new Thread(lingering);
        Thread another = new Thread(lingering);
        deleting.start();
        another.start();
        lingering.add(hold(1).get(0));
        await(
                "one waits for others",
                () -> deleting.getState() == Thread.State.TIMED_WAITING
                        || another.getState() == Thread.State.TIMED_WAITING);

        // The heartbeat does not hold it, so that nothing is known to be left of its visibility.
        lingering.add(queue.receive(1, Duration.ofSeconds(1)).get(0));

        await("both are deleted", () -> sqs.hidden() == 0);
        assertThat(client.deletes).hasSize(1);
        lingering.finish();
        deleting.join();
        another.join();
    }

    @Test
    void severalThreadsLoseNothingThatIsAddedBySeveral() throws Exception {
        sqs.with(975);
        Deletions lingering = lingering();
        List<Thread> deleting = List.of(new Thread(lingering), new Thread(lingering), new Thread(lingering));
        deleting.forEach(Thread::start);
        List<Thread> adding = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            adding.add(new Thread(() -> hold(250).forEach(message -> addUntilInterrupted(lingering, message))));
        }
        adding.forEach(Thread::start);
        for (Thread thread : adding) {
            thread.join();
        }

        await("all are deleted", () -> sqs.isEmpty());
        assertThat(client.deletes).hasSize(100);
        lingering.finish();
        for (Thread thread : deleting) {
            thread.join();
        }
    }

    private Deletions lingering() {
        return new Deletions(hiding, longHeartbeat, health, 100, LONG);
    }

    private List<Message> hold(int messages) {
        List<Message> held = new ArrayList<>();
        while (held.size() < messages) {
            held.addAll(queue.receive(Math.min(10, messages - held.size()), Duration.ofSeconds(1)));
        }
        longHeartbeat.hold(held);
        return held;
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
        deletions.finish();
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
        deletions.finish();
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
