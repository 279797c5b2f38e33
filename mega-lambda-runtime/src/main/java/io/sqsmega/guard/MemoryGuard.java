package io.sqsmega.guard;

import io.sqsmega.Internal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A guard with its memory in this process; see {@link DuplicateGuard#inMemory}.
 *
 * @hidden
 */
@Internal
public final class MemoryGuard implements DuplicateGuard {
    private final Duration claimExpiry;
    private final Duration doneExpiry;
    private final int maxEntries;
    private final InstantSource clock;
    /** The entries in the order in which they were last written. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** A claim; if {@code claimedBy} is null, the delivery is done. */
    private record Entry(@Nullable String claimedBy, Instant expires) {}

    public MemoryGuard(Duration claimExpiry, Duration doneExpiry, int maxEntries, InstantSource clock) {
        if (maxEntries < 1) {
            throw new IllegalArgumentException("maxEntries must be at least 1, got " + maxEntries);
        }
        this.claimExpiry = checked(claimExpiry);
        this.doneExpiry = checked(doneExpiry);
        this.maxEntries = maxEntries;
        this.clock = clock;
    }

    private static Duration checked(Duration expiry) {
        if (expiry.isNegative() || expiry.isZero()) {
            throw new IllegalArgumentException("expiry must be longer than zero, got " + expiry);
        }
        return expiry;
    }

    @Override
    public synchronized Claim claim(Delivery delivery) {
        Entry entry = entries.get(delivery.key());
        if (entry == null || hasExpired(entry) || delivery.id().equals(entry.claimedBy())) {
            write(delivery.key(), new Entry(delivery.id(), clock.instant().plus(claimExpiry)));
            return Claim.GRANTED;
        }
        return entry.claimedBy() == null
                ? Claim.DONE
                : Claim.busyFor(Duration.between(clock.instant(), entry.expires()));
    }

    @Override
    public synchronized void done(Delivery delivery) {
        write(delivery.key(), new Entry(null, clock.instant().plus(doneExpiry)));
    }

    @Override
    public synchronized void release(Delivery delivery) {
        Entry entry = entries.get(delivery.key());
        if (entry != null && delivery.id().equals(entry.claimedBy())) {
            entries.remove(delivery.key());
        }
    }

    private boolean hasExpired(Entry entry) {
        return !clock.instant().isBefore(entry.expires());
    }

    private void write(String key, Entry entry) {
        entries.remove(key);
        entries.put(key, entry);
        if (entries.size() > maxEntries) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    synchronized int size() {
        return entries.size();
    }

    @Override
    public String toString() {
        return "DuplicateGuard[in memory, for " + doneExpiry + ", at most " + maxEntries + "]";
    }
}
