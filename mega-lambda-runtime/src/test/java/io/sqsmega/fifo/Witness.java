package io.sqsmega.fifo;

import io.sqsmega.dispatch.DeadLetterSink;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Matchers;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches a FIFO queue from both ends: its subscribers, with random results, and the queue tell it what they do. A
 * message has passed when each of its subscribers was done with it, or it was refused and the dead letters took it, or
 * the redrive policy did, and this at its last delivery. What comes behind a message that has not passed must not be
 * seen, and what has not passed must not be deleted. Thread-safe.
 */
public final class Witness {
    private static final List<String> SUBSCRIBERS = List.of("first", "second", "third");

    private final long seed;
    private final Map<String, FifoMessage> all = new LinkedHashMap<>();
    private final Map<String, Integer> lastReceive = new HashMap<>();
    private final Map<String, Map<String, Mood>> moods = new HashMap<>();
    private final Set<String> buried = new HashSet<>();
    private final Set<String> dead = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();
    private final Map<String, String> busy = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    /** What a subscriber makes of a message. */
    private enum Mood {
        FINE,
        RETRY,
        AFTER,
        THROWING,
        REFUSING
    }

    public Witness(long seed) {
        this.seed = seed;
    }

    /** Makes up messages, and sends them. */
    public void send(FifoQueue queue, int groups, int messages) {
        FifoMessage.some(groups, messages, SUBSCRIBERS, new Random(seed)).forEach(message -> {
            all.put(message.id(), message);
            queue.send(message);
        });
    }

    public List<DataSubscriber> subscribers() {
        return SUBSCRIBERS.stream().<DataSubscriber>map(Watching::new).toList();
    }

    /** Dead letters that take most of what is refused. */
    public DeadLetterSink deadLetters() {
        return (message, reason, subscriber) -> {
            int chance = chance("dead letters", message);
            if (chance < 10) {
                throw new IllegalStateException("as it is meant");
            }
            return chance < 80 && bury(message);
        };
    }

    private synchronized boolean bury(Message message) {
        return buried.add(delivery(message.id(), message.receiveCount()));
    }

    synchronized void received(FifoMessage message, int receiveCount) {
        lastReceive.put(message.id(), receiveCount);
    }

    synchronized void dead(FifoMessage message) {
        dead.add(message.id());
    }

    synchronized void deleted(FifoMessage message) {
        deleted.add(message.id());
        if (!hasPassed(message)) {
            violations.add(message + " was deleted, and had not passed");
        }
    }

    /** What went wrong. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Which messages have neither been deleted nor taken by the redrive policy. */
    public synchronized List<FifoMessage> missing() {
        return all.values().stream()
                .filter(message -> !deleted.contains(message.id()) && !dead.contains(message.id()))
                .toList();
    }

    private boolean hasPassed(FifoMessage message) {
        if (dead.contains(message.id()) || message.to().isEmpty()) {
            return true;
        }
        String delivery = delivery(message.id(), lastReceive.getOrDefault(message.id(), 0));
        Map<String, Mood> its = moods.getOrDefault(delivery, Map.of());
        boolean everybodyWasFine = message.to().stream().allMatch(subscriber -> its.get(subscriber) == Mood.FINE);
        return everybodyWasFine || buried.contains(delivery);
    }

    private synchronized Mood begin(String subscriber, Message message) {
        FifoMessage met = known(message);
        for (int i = 0; i < met.number(); i++) {
            FifoMessage earlier = known(met.group() + "-" + i);
            if (!hasPassed(earlier)) {
                violations.add(subscriber + " saw " + met + ", and " + earlier + " had not passed");
            }
        }
        String other = busy.put(met.group(), met.id());
        if (other != null) {
            violations.add(subscriber + " saw " + met + " while another saw " + other);
        }
        return mood(chance(subscriber, message));
    }

    private synchronized void end(String subscriber, Message message, Mood mood) {
        busy.remove(known(message).group());
        moods.computeIfAbsent(delivery(message.id(), message.receiveCount()), delivery -> new HashMap<>())
                .put(subscriber, mood);
    }

    private FifoMessage known(Message message) {
        return known(message.id());
    }

    private FifoMessage known(String id) {
        FifoMessage message = all.get(id);
        if (message == null) {
            throw new AssertionError("only what was sent can come, got " + id);
        }
        return message;
    }

    private int chance(String who, Message message) {
        long mixed = seed * 31 + (who + "/" + delivery(message.id(), message.receiveCount())).hashCode();
        return new Random(mixed).nextInt(100);
    }

    private static Mood mood(int chance) {
        if (chance < 70) {
            return Mood.FINE;
        } else if (chance < 80) {
            return Mood.RETRY;
        } else if (chance < 85) {
            return Mood.AFTER;
        }
        return chance < 92 ? Mood.THROWING : Mood.REFUSING;
    }

    private static String delivery(String id, int receiveCount) {
        return id + "#" + receiveCount;
    }

    private final class Watching extends DataSubscriber {
        private final String name;

        Watching(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        protected DataPattern matchData() {
            return DataPattern.builder().field("to", Matchers.hasItem(name)).build();
        }

        @Override
        public @Nullable Result process(DataPayload payload, Message message) {
            Mood mood = begin(name, message);
            end(name, message, mood);
            return switch (mood) {
                case FINE -> Result.OK;
                case RETRY -> Result.RETRY_LATER;
                case AFTER -> Result.retryAfter(Duration.ZERO);
                case THROWING -> throw new Unwilling();
                case REFUSING -> Result.deadLetter("as it is meant");
            };
        }
    }

    /** Logged as often as it is thrown, so without a stack. */
    private static final class Unwilling extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unwilling() {
            super("as it is meant", null, false, false);
        }
    }
}
