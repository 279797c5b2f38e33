package io.sqsmega.subscribe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers in this process, as {@link DuplicateGuard#inMemory} says. */
final class MemoryGuard implements DuplicateGuard {
    private final Duration expiry;
    private final int maxEntries;
    private final InstantSource clock;
    /** In the order in which they were last written. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** A claim, or, if nobody has claimed it, the memory that the delivery is done. */
    private record Entry(@Nullable String claimedBy, Instant expires) {}

    MemoryGuard(Duration expiry, int maxEntries, InstantSource clock) {
        if (expiry.isNegative() || expiry.isZero()) {
            throw new IllegalArgumentException("expiry must be longer than zero, got " + expiry);
        }
        if (maxEntries < 1) {
            throw new IllegalArgumentException("maxEntries must be at least 1, got " + maxEntries);
        }
        this.expiry = expiry;
        this.maxEntries = maxEntries;
        this.clock = clock;
    }

    @Override
    public synchronized Claim claim(Delivery delivery) {
        Entry entry = entries.get(delivery.key());
        if (entry == null || hasExpired(entry) || delivery.id().equals(entry.claimedBy())) {
            write(delivery.key(), delivery.id());
            return Claim.GRANTED;
        }
        return entry.claimedBy() == null ? Claim.DONE : Claim.BUSY;
    }

    @Override
    public synchronized void done(Delivery delivery) {
        write(delivery.key(), null);
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

    private void write(String key, @Nullable String claimedBy) {
        entries.remove(key);
        entries.put(key, new Entry(claimedBy, clock.instant().plus(expiry)));
        if (entries.size() > maxEntries) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    synchronized int size() {
        return entries.size();
    }

    @Override
    public String toString() {
        return "DuplicateGuard[in memory, for " + expiry + ", at most " + maxEntries + "]";
    }
}
