package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.dispatch.Batch;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Lane;
import io.sqsmega.fifo.FifoQueue;
import io.sqsmega.fifo.Witness;
import io.sqsmega.message.Message;
import io.sqsmega.settle.Backoff;
import io.sqsmega.settle.SqsBackoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/**
 * The steps of a listener, one after the other and in a random order: receive, run a lane, settle it, delete what is
 * done. Subscribers fail, the listener stops in between, and the queue fails on entries.
 */
@Tag("slow")
class ListenerOrderTest {
    private static final String URL = "https://sqs.eu-west-1.amazonaws.com/111122223333/cart.fifo";

    @Property(tries = 300)
    void noSubscriberSeesAGroupOutOfOrderOrWithAGap(
            @ForAll @IntRange(min = 1, max = 5) int groups,
            @ForAll @IntRange(min = 1, max = 60) int messages,
            @ForAll long seed)
            throws InterruptedException {
        Witness witness = new Witness(seed);
        FifoQueue queue = new FifoQueue(witness);
        witness.send(queue, groups, messages);
        Steps steps = new Steps(queue, witness, new Random(seed));

        while (!queue.isEmpty()) {
            steps.next();
        }

        assertThat(witness.violations()).isEmpty();
        assertThat(witness.missing()).isEmpty();
    }

    private static final class Steps {
        private final FifoQueue fifo;
        private final Random random;
        private final SourceQueue queue;
        private final Heartbeat heartbeat;
        private final Dispatcher dispatcher;
        private final SqsBackoff redelivery;
        private final List<Lane> received = new ArrayList<>();
        private final List<Lane> run = new ArrayList<>();

        Steps(FifoQueue fifo, Witness witness, Random random) {
            this.fifo = fifo;
            this.random = random;
            FifoClient client = new FifoClient(fifo, random);
            this.queue = SourceQueue.open(client, URL, null);
            this.heartbeat = new Heartbeat(queue);
            this.redelivery = atOnce(client);
            Dispatcher.Builder builder = Dispatcher.builder().deadLetters(witness.deadLetters());
            witness.subscribers().forEach(builder::register);
            this.dispatcher = builder.build();
        }

        private static SqsBackoff atOnce(FifoClient client) {
            Backoff none = Backoff.builder()
                    .first(Duration.ZERO)
                    .longest(Duration.ZERO)
                    .outage(Duration.ZERO)
                    .build();
            return SqsBackoff.builder()
                    .backoff(none)
                    .client(client)
                    .queueUrl(URL)
                    .build();
        }

        void next() throws InterruptedException {
            switch (random.nextInt(7)) {
                case 0, 1 -> receive();
                case 2, 3 -> runOne();
                case 4, 5 -> settleOne();
                default -> {
                    if (received.isEmpty() && run.isEmpty()) {
                        fifo.letAllGo();
                    }
                }
            }
        }

        private void receive() {
            List<Message> messages = queue.receive(1 + random.nextInt(10), Duration.ofSeconds(1));
            heartbeat.hold(messages);
            received.addAll(new Batch(dispatcher, messages).lanes());
            Collections.shuffle(received, random);
        }

        /** Now and then the listener stops in the middle of a lane. */
        private void runOne() {
            if (!received.isEmpty()) {
                Lane lane = received.remove(0);
                int atMost = random.nextInt(4) == 0 ? random.nextInt(10) : Integer.MAX_VALUE;
                int[] started = {0};
                lane.run(() -> started[0]++ >= atMost);
                run.add(lane);
            }
        }

        private void settleOne() throws InterruptedException {
            if (!run.isEmpty()) {
                Deletions deletions = new Deletions(queue, heartbeat, new Health(), 100, Duration.ZERO);
                new Settlement(queue, heartbeat, deletions, redelivery).settle(List.of(run.remove(0)));
                deletions.finish();
                deletions.run();
            }
        }
    }
}
