package io.sqsmega.catalogue;

import java.util.Comparator;

/**
 * A message to which a subscriber listens.
 *
 * @param name the name of the event, or the words of a pattern
 */
record MessageEntry(MessageKind kind, String name) implements Comparable<MessageEntry> {
    private static final Comparator<MessageEntry> ORDER =
            Comparator.comparing(MessageEntry::kind).thenComparing(MessageEntry::name);

    @Override
    public int compareTo(MessageEntry other) {
        return ORDER.compare(this, other);
    }
}
