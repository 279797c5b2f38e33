package io.sqsmega.match.index;

import io.sqsmega.match.value.CaseFolding;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hash table from texts to steps that ignores case; it does not copy the text that is looked up. */
final class TextsInAnyCase {
    private final @Nullable String[] texts;
    private final @Nullable Step[] steps;
    private final int mask;

    /** @param buckets the buckets by folded texts, none of which is empty */
    TextsInAnyCase(Map<Object, Bucket> buckets, NodeBuilder nodes) {
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

    @Nullable
    Step get(String text) {
        return steps[place(text)];
    }

    /** Returns the position of the text, or the free position for it. */
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
