package io.sqsmega.match.index;

import io.sqsmega.match.Lookup;
import io.sqsmega.match.index.AccessPath.Way;
import io.sqsmega.match.value.NumberKey;
import io.sqsmega.payload.NumericText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The next steps that depend on the value of one slot, which is not missing, or of an item in it. */
final class Branch {
    final int slot;
    private final @Nullable KeyTable byKey;
    private final @Nullable TextsInAnyCase inAnyCase;
    private final @Nullable Affixes prefixes;
    private final @Nullable Affixes suffixes;
    private final @Nullable Intervals intervals;
    private final boolean hasNumbers;
    /** The branch for the items of a list; the same one if a list leads where its items do. */
    private final @Nullable Branch items;
    /** The next step for any value. */
    private final @Nullable Step present;

    Branch(BranchBuilder placed, @Nullable Branch items, NodeBuilder nodes) {
        this.slot = placed.slot;
        Map<Object, Bucket> keys = placed.filled(Way.KEY);
        Map<Object, Bucket> texts = placed.filled(Way.TEXT_IN_ANY_CASE);
        Map<Object, Bucket> beginnings = placed.filled(Way.PREFIX);
        Map<Object, Bucket> ends = placed.filled(Way.SUFFIX);
        Map<Object, Bucket> ranges = placed.filled(Way.INTERVAL);
        this.byKey = keys.isEmpty() ? null : new KeyTable(keys, nodes);
        this.inAnyCase = texts.isEmpty() ? null : new TextsInAnyCase(texts, nodes);
        this.prefixes = beginnings.isEmpty() ? null : new Affixes(false, beginnings, nodes);
        this.suffixes = ends.isEmpty() ? null : new Affixes(true, ends, nodes);
        this.intervals = ranges.isEmpty() ? null : new Intervals(ranges, nodes);
        this.hasNumbers = intervals != null || (byKey != null && byKey.hasNumbers);
        this.items = placed.isOfEachItem ? this : items;
        Map<Object, Bucket> withAnyValue = placed.filled(Way.PRESENT);
        this.present = withAnyValue.isEmpty()
                ? null
                : withAnyValue.values().iterator().next().build(nodes);
    }

    void search(@Nullable Object value, Evaluation evaluation) {
        if (value instanceof String text) {
            searchText(text, evaluation);
        } else if (value instanceof Number number) {
            searchNumber(number, evaluation);
        } else if (value == null) {
            searchKey(Lookup.NULL, evaluation);
        } else if (value instanceof Boolean || value instanceof UUID) {
            searchKey(value, evaluation);
        } else if (items != null && value instanceof Collection<?> list) {
            searchItems(list, items, evaluation);
        }
        search(present, evaluation);
    }

    private static void searchItems(Collection<?> list, Branch items, Evaluation evaluation) {
        if (list instanceof List<?> ordered && list instanceof RandomAccess) {
            for (int i = 0; i < ordered.size(); i++) {
                items.search(ordered.get(i), evaluation);
            }
        } else {
            for (Object item : list) {
                items.search(item, evaluation);
            }
        }
    }

    private void searchText(String text, Evaluation evaluation) {
        searchKey(text, evaluation);
        if (hasNumbers && NumericText.isLikely(text)) {
            Number number = NumericText.parse(text);
            if (number != null) {
                searchNumber(number, evaluation);
            }
        }
        if (inAnyCase != null) {
            search(inAnyCase.get(text), evaluation);
        }
        if (prefixes != null) {
            prefixes.search(text, evaluation);
        }
        if (suffixes != null) {
            suffixes.search(text, evaluation);
        }
    }

    private void searchNumber(Number number, Evaluation evaluation) {
        if (byKey != null && byKey.hasNumbers) {
            searchNumberKey(number, byKey, evaluation);
        }
        if (intervals != null) {
            intervals.search(number, evaluation);
        }
    }

    private static void searchNumberKey(Number number, KeyTable byKey, Evaluation evaluation) {
        if (number instanceof Integer || number instanceof Long) {
            search(byKey.get(number.longValue()), evaluation);
        } else if (number instanceof Double binary && NumberKey.isSmallWhole(binary)) {
            search(byKey.get(binary.longValue()), evaluation);
        } else {
            Object key = NumberKey.of(number);
            search(key == null ? null : byKey.get(key), evaluation);
        }
    }

    private void searchKey(Object key, Evaluation evaluation) {
        if (byKey != null) {
            search(byKey.get(key), evaluation);
        }
    }

    private static void search(@Nullable Step step, Evaluation evaluation) {
        if (step != null) {
            step.search(evaluation);
        }
    }
}
