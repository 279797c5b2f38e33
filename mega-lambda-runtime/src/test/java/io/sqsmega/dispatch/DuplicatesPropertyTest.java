package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.guard.MemoryGuard;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** Random deliveries of a few messages to a few subscribers with random results. */
@Tag("slow")
class DuplicatesPropertyTest {
    private static final Duration EXPIRY = Duration.ofMinutes(1);
    private static final int SUBSCRIBERS = 3;
    private static final int MESSAGES = 4;
    private static final int DELIVERIES = 60;

    @Property(tries = 500)
    void everySubscriberIsDoneExactlyOnce(@ForAll Random random) {
        World world = new World(random, DuplicateGuard.inMemory(EXPIRY, 1_000));
        for (int i = 0; i < DELIVERIES; i++) {
            world.deliver(random.nextInt(MESSAGES));
        }
        world.deliverUntilNothingStays();

        world.assertDone(1, 1);
    }

    @Property(tries = 500)
    void whateverDiesAndFailsEverySubscriberIsDoneBeforeTheMessageIsDeleted(@ForAll Random random) {
        Instant[] now = {Instant.EPOCH};
        FallibleGuard guard = new FallibleGuard(new MemoryGuard(EXPIRY, EXPIRY, 1_000, () -> now[0]));
        World world = new World(random, guard);
        for (int i = 0; i < DELIVERIES; i++) {
            switch (random.nextInt(4)) {
                case 0 -> guard.failures.add(List.of("claim", "done", "release").get(random.nextInt(3)));
                case 1 -> world.dieWithAClaim(random.nextInt(MESSAGES));
                case 2 -> now[0] = now[0].plus(EXPIRY.dividedBy(1 + random.nextInt(3)));
                default -> world.deliver(random.nextInt(MESSAGES));
            }
        }
        guard.failures.clear();
        now[0] = now[0].plus(EXPIRY);
        world.deliverUntilNothingStays();

        world.assertDone(1, DELIVERIES);
    }

    @Test
    void deliveriesOnManyThreadsAreDoneExactlyOnce() throws Exception {
        World world = new World(new Random(1), DuplicateGuard.inMemory(EXPIRY, 1_000));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> deliveries = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                int message = i % MESSAGES;
                deliveries.add(() -> {
                    world.deliver(message);
                    return null;
                });
            }
            for (Future<Void> delivery : threads.invokeAll(deliveries)) {
                delivery.get();
            }
        } finally {
            threads.shutdownNow();
        }
        world.deliverUntilNothingStays();

        world.assertDone(1, 1);
    }

    /** A queue that delivers whatever it is told to, even what was deleted; and who is done with what, how often. */
    private static final class World {
        private final Random random;
        private final DuplicateGuard guard;
        private final Dispatcher dispatcher;
        private final Map<String, Integer> done = new ConcurrentHashMap<>();

        World(Random random, DuplicateGuard guard) {
            this.random = random;
            this.guard = guard;
            Dispatcher.Builder builder = Dispatcher.builder().duplicateGuard(guard);
            for (int i = 0; i < SUBSCRIBERS; i++) {
                builder.register(new Moody("subscriber-" + i));
            }
            this.dispatcher = builder.build();
        }

        /** Delivers, and checks that the message is not deleted before everybody was done with it. */
        boolean deliver(int message) {
            Message delivered = Message.builder("message-" + message, "{}").build();
            Outcome outcome = dispatcher.dispatch(delivered).outcome();
            if (!outcome.stays()) {
                for (int i = 0; i < SUBSCRIBERS; i++) {
                    assertThat(done).containsKey("subscriber-" + i + " message-" + message);
                }
            }
            return outcome.stays();
        }

        void dieWithAClaim(int message) {
            try {
                guard.claim(
                        new Delivery("", "message-" + message, "subscriber-" + random.nextInt(SUBSCRIBERS), "dies"));
            } catch (Exception asItWasTold) {
                // Then it died without a claim.
            }
        }

        void deliverUntilNothingStays() {
            for (int message = 0; message < MESSAGES; message++) {
                int deliveries = 0;
                while (deliver(message)) {
                    assertThat(++deliveries).isLessThan(1_000);
                }
            }
        }

        void assertDone(int atLeast, int atMost) {
            assertThat(done).hasSize(SUBSCRIBERS * MESSAGES);
            assertThat(Collections.min(done.values())).isGreaterThanOrEqualTo(atLeast);
            assertThat(Collections.max(done.values())).isLessThanOrEqualTo(atMost);
        }

        /** Is done, or not, as it pleases. */
        private final class Moody extends DataSubscriber {
            private final String name;

            Moody(String name) {
                this.name = name;
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            protected DataPattern matchData() {
                return DataPattern.any();
            }

            @Override
            public Result process(DataPayload payload, Message message) {
                return switch (random.nextInt(5)) {
                    case 0 -> Result.RETRY_LATER;
                    case 1 -> Result.deadLetter("not in the mood");
                    case 2 -> throw new IllegalStateException("not in the mood");
                    default -> {
                        done.merge(name + " " + message.id(), 1, Integer::sum);
                        yield Result.OK;
                    }
                };
            }
        }
    }
}
