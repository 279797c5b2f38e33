package io.sqsmega.local.sns;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Accepts a message for a topic and delivers it to every subscription whose filter it matches, before it returns.
 * Thread-safe.
 */
final class Publisher {
    private final SqsDelivery delivery;
    private final AtomicLong sequence = new AtomicLong();

    Publisher(SqsDelivery delivery) {
        this.delivery = delivery;
    }

    Published publish(Topic topic, Publication publication) {
        return topic.isFifo() ? publishInOrder(topic, publication) : deliver(topic, accept(publication, null));
    }

    /** Publishes one message at a time: a message that is accepted first must be on the queues first. */
    private Published publishInOrder(Topic topic, Publication publication) {
        String deduplicationId =
                publication.deduplicationId() == null ? sha256(publication.message()) : publication.deduplicationId();
        synchronized (topic) {
            Published earlier = topic.deduplication().find(deduplicationId, Instant.now());
            if (earlier != null) {
                return earlier;
            }
            Published published = accept(publication.withDeduplicationId(deduplicationId), nextSequenceNumber());
            topic.deduplication().remember(deduplicationId, published);
            return deliver(topic, published);
        }
    }

    private static Published accept(Publication publication, @Nullable String sequenceNumber) {
        return new Published(UUID.randomUUID().toString(), sequenceNumber, Instant.now(), publication);
    }

    private Published deliver(Topic topic, Published published) {
        for (Subscription subscription : topic.subscriptions) {
            if (subscription.wants(published)) {
                delivery.deliver(topic, subscription, published);
            }
        }
        return published;
    }

    /** Returns a sequence number of 20 digits, as on AWS. */
    private String nextSequenceNumber() {
        return "1%019d".formatted(sequence.incrementAndGet());
    }

    private static String sha256(String message) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(message.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
