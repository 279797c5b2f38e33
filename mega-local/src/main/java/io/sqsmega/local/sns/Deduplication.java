package io.sqsmega.local.sns;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deduplication ids that a FIFO topic has accepted within the last five minutes. A message with one of them is
 * accepted but not delivered again. Guarded by its topic.
 */
final class Deduplication {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Map<String, Published> accepted = new LinkedHashMap<>();

    @Nullable
    Published find(String deduplicationId, Instant now) {
        accepted.values().removeIf(published -> published.timestamp().isBefore(now.minus(WINDOW)));
        return accepted.get(deduplicationId);
    }

    void remember(String deduplicationId, Published published) {
        accepted.put(deduplicationId, published);
    }
}
