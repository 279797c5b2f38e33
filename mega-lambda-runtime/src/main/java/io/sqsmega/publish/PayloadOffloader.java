package io.sqsmega.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Moves the bodies of messages over a threshold into a store and replaces them with pointers. */
record PayloadOffloader(@Nullable PayloadStore store, int thresholdBytes) {
    /** An offloader without a store: messages that are too large are refused. */
    static final PayloadOffloader NONE = new PayloadOffloader(null, 0);

    private static final String SOME_POINTER = "[]";

    /** @param thresholdBytes the size of the largest message whose body is not moved */
    static PayloadOffloader to(PayloadStore store, int thresholdBytes) {
        if (thresholdBytes < 0 || thresholdBytes > MessageLimits.SQS_BYTES) {
            throw new IllegalArgumentException(
                    "thresholdBytes must be between 0 and " + MessageLimits.SQS_BYTES + ", got " + thresholdBytes);
        }
        return new PayloadOffloader(Objects.requireNonNull(store, "store must not be null"), thresholdBytes);
    }

    /**
     * Returns the messages as they are sent to the destination. Checks all of them before it stores the first. When the
     * time is up, it stores no more and leaves the rest unchanged.
     *
     * @throws IllegalArgumentException if the destination does not accept one of them
     */
    List<Publication> prepare(List<Publication> publications, Destination destination, TimeLimit time) {
        for (int i = 0; i < publications.size(); i++) {
            check(publications.get(i), destination, "message " + i);
        }
        List<Publication> prepared = new ArrayList<>(publications.size());
        for (int i = 0; i < publications.size(); i++) {
            Publication publication = publications.get(i);
            boolean stays = storeFor(publication, destination) == null || time.isUp();
            prepared.add(stays ? publication : stored(publication, destination, "message " + i));
        }
        return prepared;
    }

    /** Does the same for one message. */
    Publication prepare(Publication publication, Destination destination) {
        check(publication, destination, "message");
        return stored(publication, destination, "message");
    }

    /**
     * Checks a message. If its body moves to the store, the body must follow all rules except that of size, and the
     * remaining message must follow all rules.
     */
    private void check(Publication publication, Destination destination, String what) {
        destination.checkBody(publication, what);
        boolean small = storeFor(publication, destination) == null;
        destination.check(small ? publication : publication.offloaded(SOME_POINTER, false), what);
    }

    private Publication stored(Publication publication, Destination destination, String what) {
        PayloadStore target = storeFor(publication, destination);
        if (target == null) {
            return publication;
        }
        String pointer = target.store(publication.body()).body();
        Publication offloaded = publication.offloaded(pointer, destination.isFifo());
        destination.check(offloaded, what);
        return offloaded;
    }

    private @Nullable PayloadStore storeFor(Publication publication, Destination destination) {
        boolean small = store == null || publication.sizeInBytes() <= Math.min(thresholdBytes, destination.maxBytes());
        return small ? null : store;
    }
}
