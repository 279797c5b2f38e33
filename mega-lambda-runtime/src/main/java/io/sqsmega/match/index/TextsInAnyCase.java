package io.sqsmega.match.index;

import io.sqsmega.match.value.CaseFolding;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hash table of texts to steps, in which a text is found in whatever case it is written; no copy of it is made. */
final class TextsInAnyCase {
    private final @Nullable String[] texts;
    private final @Nullable Step[] steps;
    private final int mask;

    private TextsInAnyCase(Map<Object, Bucket> buckets, NodeBuilder nodes) {
        int capacity = Integer.highestOneBit(buckets.size()) * 4;
        this.texts = new @Nullable String[capacity];
        this.steps = new @Nullable Step[capacity];
        this.mask = capacity - 1;
        for (Map.Entry<Object, Bucket> entry : buckets.entrySet()) {
            String text = (String) entry.getKey();
            int at = place(text);
            texts[at] = text;
            steps[at] = entry.getValue().build(nodes);
        }
    }

    /** @param buckets by folded texts, of which none is empty */
    static @Nullable TextsInAnyCase of(Map<Object, Bucket> buckets, NodeBuilder nodes) {
        return buckets.isEmpty() ? null : new TextsInAnyCase(buckets, nodes);
    }

    @Nullable
    Step get(String text) {
        return steps[place(text)];
    }

    /** Where the text stands, or the free place where it would. */
    private int place(String text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + CaseFolding.fold(text.charAt(i));
        }
        int at = (hash ^ hash >>> 16) & mask;
        String there = texts[at];
        while (there != null && !isSame(there, text)) {
            at = (at + 1) & mask;
            there = texts[at];
        }
        return at;
    }

    private static boolean isSame(String folded, String text) {
        if (folded.length() != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (folded.charAt(i) != CaseFolding.fold(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
