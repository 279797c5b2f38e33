package io.sqsmega.match;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ways on from a step that depend on the value of one slot, which is not missing. */
final class Branch {
    final int slot;
    /** By the {@link EqualityKeys} that are no whole numbers. */
    private final @Nullable KeyTable byKey;

    private final @Nullable LongTable byWholeNumber;
    private final boolean hasNumbers;
    private final @Nullable Prefixes prefixes;
    private final @Nullable Intervals intervals;
    /** The way on with any value. */
    private final @Nullable Step present;

    Branch(
            int slot,
            @Nullable KeyTable byKey,
            @Nullable LongTable byWholeNumber,
            @Nullable Prefixes prefixes,
            @Nullable Intervals intervals,
            @Nullable Step present) {
        this.slot = slot;
        this.byKey = byKey;
        this.byWholeNumber = byWholeNumber;
        this.hasNumbers = byWholeNumber != null || intervals != null || (byKey != null && byKey.hasNumbers);
        this.prefixes = prefixes;
        this.intervals = intervals;
        this.present = present;
    }

    void search(@Nullable Object value, Evaluation evaluation) {
        if (value instanceof String text) {
            searchText(text, evaluation);
        } else if (value instanceof Number number) {
            searchNumber(number, evaluation);
        } else if (value == null) {
            searchKey(EqualityKeys.NULL, evaluation);
        } else if (value instanceof Boolean || value instanceof UUID) {
            searchKey(value, evaluation);
        }
        search(present, evaluation);
    }

    private void searchText(String text, Evaluation evaluation) {
        searchKey(text, evaluation);
        if (hasNumbers && NumericText.isLikely(text)) {
            Number number = NumericText.parse(text);
            if (number != null) {
                searchNumber(number, evaluation);
            }
        }
        if (prefixes != null) {
            prefixes.search(text, evaluation);
        }
    }

    private void searchNumber(Number number, Evaluation evaluation) {
        if (!hasNumbers) {
            return;
        }
        if (number instanceof Integer || number instanceof Long) {
            searchWhole(number.longValue(), evaluation);
        } else if (number instanceof Double binary && NumberKey.isSmallWhole(binary)) {
            searchWhole(binary.longValue(), evaluation);
        } else {
            searchNumberKey(NumberKey.of(number), evaluation);
        }
        if (intervals != null) {
            intervals.search(number, evaluation);
        }
    }

    private void searchNumberKey(@Nullable Object key, Evaluation evaluation) {
        if (key instanceof Long whole) {
            searchWhole(whole, evaluation);
        } else if (key != null) {
            searchKey(key, evaluation);
        }
    }

    private void searchKey(Object key, Evaluation evaluation) {
        if (byKey != null) {
            search(byKey.get(key), evaluation);
        }
    }

    private void searchWhole(long number, Evaluation evaluation) {
        if (byWholeNumber != null) {
            search(byWholeNumber.get(number), evaluation);
        }
    }

    private static void search(@Nullable Step step, Evaluation evaluation) {
        if (step != null) {
            step.search(evaluation);
        }
    }
}
