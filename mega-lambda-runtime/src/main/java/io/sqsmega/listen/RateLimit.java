package io.sqsmega.listen;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The largest number of messages that are received in a second, as a bucket of tokens: it holds the tokens of one
 * second. Tokens are available ten at a time, or those of a second if these are fewer, so that few requests are needed.
 * Not thread-safe.
 */
final class RateLimit {
    static final double LEAST = 0.001;
    static final double MOST = 1_000_000;
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    final double perSecond;
    private double tokens;
    private long filledAt;

    private RateLimit(double perSecond, double tokens, long now) {
        this.perSecond = perSecond;
        this.tokens = Math.min(tokens, capacity(perSecond));
        this.filledAt = now;
    }

    /** Returns a limit that begins with the tokens of one second. */
    static RateLimit of(double perSecond, long now) {
        if (!(perSecond >= LEAST && perSecond <= MOST)) {
            throw new IllegalArgumentException(
                    "messagesPerSecond must be between " + LEAST + " and 1,000,000, got " + perSecond);
        }
        return new RateLimit(perSecond, capacity(perSecond), now);
    }

    /** Returns this limit with the tokens of another one, so that no change of the limit gives new tokens. */
    RateLimit replacing(@Nullable RateLimit other, long now) {
        if (other == null) {
            return this;
        }
        other.fill(now);
        return new RateLimit(perSecond, other.tokens, now);
    }

    private static double capacity(double perSecond) {
        return Math.max(1, perSecond);
    }

    /** Returns the number of tokens that can be taken now. */
    int available(long now) {
        fill(now);
        return tokens >= portion() ? (int) tokens : 0;
    }

    /** Returns the time until tokens are available, at least a nanosecond if there are none. */
    long nanosUntilAvailable(long now) {
        fill(now);
        return tokens >= portion() ? 0 : 1 + (long) ((portion() - tokens) / perSecond * SECOND);
    }

    private int portion() {
        return (int) Math.min(SourceQueue.BATCH, capacity(perSecond));
    }

    private void fill(long now) {
        tokens = Math.min(capacity(perSecond), tokens + perSecond * ((now - filledAt) / SECOND));
        filledAt = now;
    }

    void take(int messages) {
        tokens -= messages;
    }

    /** @param messages negative if more were received than taken */
    void giveBack(int messages) {
        tokens = Math.min(capacity(perSecond), tokens + messages);
    }
}
