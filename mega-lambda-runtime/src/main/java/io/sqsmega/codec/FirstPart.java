package io.sqsmega.codec;

/**
 * Guesses whether the first part of a body is enough to turn an event away, as it was for most of the last ones. To
 * read the part of a short body that must then be read to its end takes longer than to read that body at once.
 *
 * <p>Threads share it without synchronization: a wrong guess only costs time.
 */
final class FirstPart {
    private static final int WORTH = 2;
    private static final int MOST = 3;

    /** Counts up with an event that is turned away, and down twice as far with any other. */
    private int credit;

    boolean isWorthReading(BodyText body) {
        return isLikelyEnough() || !body.isShort();
    }

    boolean isLikelyEnough() {
        return credit >= WORTH;
    }

    /** Records whether the part of a body turned its event away, or would have done so. */
    void wasEnough(boolean turnedAway) {
        int known = credit;
        int next = turnedAway ? Math.min(MOST, known + 1) : Math.max(0, known - 2);
        // Threads that write the same value again and again would slow each other down.
        if (next != known) {
            credit = next;
        }
    }
}
