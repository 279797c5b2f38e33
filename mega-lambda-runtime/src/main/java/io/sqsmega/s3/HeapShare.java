package io.sqsmega.s3;

/** Computes the largest size of a payload whose decoded form fits into the heap. */
final class HeapShare {
    /**
     * The largest number of heap bytes needed for one byte of a body, from the stream to the subscriber. Measured as
     * the smallest heap in which a handler can process an object of 4 MB, less the heap for an empty one: 41 bytes for
     * objects nested in objects, 38 for {@code {"":{}},}, 34 for <code>{},</code>, 17 for {@code [],}, 11 for BSON
     * documents, 4 to 9 for numbers and text. Rounded up.
     */
    static final int BYTES_PER_BYTE = 48;

    /** Payloads may use one part in this many of the heap; the rest is for subscribers, the batch and the SDK. */
    private static final int SHARE = 2;

    private static final int LARGEST = 16 * 1024 * 1024;

    private HeapShare() {}

    /**
     * Returns the largest size of a payload, in bytes: at most 16 MiB.
     *
     * @param messages the number of messages in memory at the same time
     */
    static int maxBytes(long heapBytes, int messages) {
        long bytes = heapBytes / SHARE / BYTES_PER_BYTE / messages;
        return (int) Math.max(1, Math.min(LARGEST, bytes));
    }
}
