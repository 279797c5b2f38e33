package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import io.sqsmega.dispatch.Unmatched;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.BatchAnswer;
import io.sqsmega.subscribe.BatchItem;
import io.sqsmega.subscribe.DataBatchSubscriber;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Validation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * A batch subscriber has the same outcome for every message as a subscriber of single messages with the same answers,
 * whatever the others do: the same messages stay, are refused and are deleted, at every delivery. No subscriber sees a
 * message of a group before those in front of it have gone, unless it is in the same call.
 */
class BatchSubscriberLawTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final String[] NAMES = {"s1", "b1", "s2", "b2"};
    private static final int ROUNDS = 12;

    @Property(tries = 400)
    void outcomesAreThoseOfSingleSubscribers(@ForAll long seed) {
        Random random = new Random(seed);
        boolean isFifo = random.nextBoolean();
        boolean isGuarded = random.nextBoolean();
        int parallelism = random.nextInt(3) * 2;
        int giveUpAt = random.nextBoolean() ? 0 : 2 + random.nextInt(4);
        List<Sent> queue = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            queue.add(new Sent(i, isFifo ? "g" + random.nextInt(3) : null, body(random)));
        }
        Side batches = new Side(seed, true, isGuarded, parallelism, giveUpAt);
        Side singles = new Side(seed, false, isGuarded, parallelism, giveUpAt);

        for (int round = 1; round <= ROUNDS && !queue.isEmpty(); round++) {
            List<String> staying = batches.handle(queue, round);

            List<String> expected = singles.handle(queue, round);
            assertThat(staying).isEqualTo(expected);
            assertThat(batches.outcomes).isEqualTo(singles.outcomes);
            assertThat(batches.buried).isEqualTo(singles.buried);
            if (isFifo) {
                assertOrder(batches, singles, queue);
            }
            queue.removeIf(sent -> !staying.contains(sent.id()));
        }

        // Everything answers "done" in the last rounds.
        assertThat(queue)
                .as("what was lost in no round must be done at the end")
                .isEmpty();
        assertThat(batches.done).containsAllEntriesOf(singles.done);
    }

    /** Subscribers of single messages see the same; batch subscribers see the same and what follows in the call. */
    private static void assertOrder(Side batches, Side singles, List<Sent> queue) {
        for (String name : NAMES) {
            for (String group : List.of("g0", "g1", "g2")) {
                List<String> inGroup = queue.stream()
                        .filter(sent -> group.equals(sent.group()))
                        .map(Sent::id)
                        .toList();
                List<String> seen = seen(batches, name, inGroup);
                List<String> expected = seen(singles, name, inGroup);
                if (name.startsWith("s")) {
                    assertThat(seen).isEqualTo(expected);
                } else {
                    assertThat(seen).startsWith(expected.toArray(String[]::new)).isSorted();
                }
            }
        }
    }

    private static List<String> seen(Side side, String name, List<String> ids) {
        return side.seen.getOrDefault(name, List.of()).stream()
                .filter(ids::contains)
                .toList();
    }

    /** @param id sorts by position */
    private record Sent(int index, @Nullable String group, String body) {
        String id() {
            return String.format(Locale.ROOT, "m%02d", index);
        }
    }

    /** A message that each of the subscribers may want, that may be malformed, or that nobody wants. */
    private static String body(Random random) {
        if (random.nextInt(15) == 0) {
            return "{\"protocol\":\"mega\",\"version\":1,\"event\":{}}";
        }
        Map<String, Boolean> wants = new TreeMap<>();
        for (String name : NAMES) {
            wants.put("\"" + name + "\"", random.nextInt(5) < (name.startsWith("b") ? 4 : 1));
        }
        return wants.toString().replace('=', ':');
    }

    /** One of the two handlers, with what it did. */
    private static final class Side {
        private final long seed;
        private final MegaSqsHandler handler;
        private final Map<String, String> outcomes = Collections.synchronizedMap(new TreeMap<>());
        private final Map<String, List<String>> seen = Collections.synchronizedMap(new LinkedHashMap<>());
        private final Map<String, String> done = Collections.synchronizedMap(new TreeMap<>());
        private final List<String> buried = Collections.synchronizedList(new ArrayList<>());
        private volatile int round;

        Side(long seed, boolean areBatches, boolean isGuarded, int parallelism, int giveUpAt) {
            this.seed = seed;
            HandlerOptions.Builder options = HandlerOptions.builder()
                    .unmatched(Unmatched.DEAD_LETTER)
                    .observer(report -> outcomes.put(report.messageId(), String.valueOf(report.outcome())))
                    .deadLetters((message, reason, subscriber) -> bury(message));
            if (isGuarded) {
                options.duplicateGuard(DuplicateGuard.inMemory(LONG, LONG, 1_000));
            }
            if (parallelism > 0) {
                options.parallelism(parallelism);
            }
            if (giveUpAt > 0) {
                options.giveUpAtReceive(giveUpAt);
            }
            this.handler = new MegaSqsHandler(options.build()) {
                {
                    for (String name : NAMES) {
                        register(areBatches && name.startsWith("b") ? new Bulk(name) : new Single(name));
                    }
                }
            };
        }

        List<String> handle(List<Sent> queue, int round) {
            this.round = round;
            outcomes.clear();
            seen.clear();
            SqsEvents events = SqsEvents.from(queue.get(0).group() == null ? SqsEvents.QUEUE : SqsEvents.FIFO_QUEUE);
            for (Sent sent : queue) {
                Map<String, String> attributes = new TreeMap<>();
                attributes.put("ApproximateReceiveCount", Integer.toString(round));
                if (sent.group() != null) {
                    attributes.put("MessageGroupId", sent.group());
                }
                events.message(sent.id(), sent.body(), attributes);
            }
            List<String> staying = handler.handleRequest(events.build(), null).getBatchItemFailures().stream()
                    .map(BatchItemFailure::getItemIdentifier)
                    .toList();
            Collections.sort(buried);
            return staying;
        }

        private boolean bury(Message message) {
            boolean taken = round > ROUNDS / 2 || dice("dead letters", message.id(), 3) > 0;
            if (taken) {
                buried.add(message.id());
            }
            return taken;
        }

        private int dice(String what, String id, int sides) {
            return new Random(Objects.hash(seed, what, id, round) * 31L).nextInt(sides);
        }

        private void sees(String name, String id) {
            seen.computeIfAbsent(name, subscriber -> Collections.synchronizedList(new ArrayList<>()))
                    .add(id);
        }

        private Validation validate(String name, String id) {
            int number = round > ROUNDS / 2 ? 9 : dice(name + " valid", id, 10);
            if (number == 0) {
                throw new IllegalStateException("as it is meant");
            }
            return Validation.that(number > 1, "it must be valid");
        }

        private Result answer(String name, String id) {
            int number = round > ROUNDS / 2 ? 9 : dice(name, id, 6);
            return switch (number) {
                case 0 -> Result.RETRY_LATER;
                case 1 -> Result.retryAfter(Duration.ofMinutes(1));
                case 2 -> Result.deadLetter("bad");
                default -> {
                    done.put(name + " " + id, "done");
                    yield Result.OK;
                }
            };
        }

        private final class Bulk extends DataBatchSubscriber {
            private final String name;

            Bulk(String name) {
                this.name = name;
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            protected DataPattern matchData() {
                return DataPattern.of(Map.of(name, true));
            }

            @Override
            protected Validation validate(DataPayload payload, Message message) {
                return Side.this.validate(name, message.id());
            }

            @Override
            public BatchAnswer process(List<BatchItem<DataPayload>> batch) {
                BatchAnswer.Builder result = BatchAnswer.builder();
                for (BatchItem<DataPayload> item : batch) {
                    sees(name, item.message().id());
                    result.put(item, answer(name, item.message().id()));
                }
                return result.build();
            }
        }

        private final class Single extends DataSubscriber {
            private final String name;

            Single(String name) {
                this.name = name;
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            protected DataPattern matchData() {
                return DataPattern.of(Map.of(name, true));
            }

            @Override
            protected Validation validate(DataPayload payload, Message message) {
                return Side.this.validate(name, message.id());
            }

            @Override
            public Result process(DataPayload payload, Message message) {
                sees(name, message.id());
                return answer(name, message.id());
            }
        }
    }
}
