package io.sqsmega.match.index;

import io.sqsmega.match.index.AccessPath.Way;
import io.sqsmega.match.value.Interval;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Distributes placements by their conditions on one slot, or on the items of a list in it: first counts where each
 * could go, then stores those that go there.
 */
final class BranchBuilder {
    final int slot;
    private final Map<Way, Buckets> ways = new EnumMap<>(Way.class);
    private @Nullable BranchBuilder items;
    /** Whether the items of a list are searched here. */
    boolean isOfEachItem;

    BranchBuilder(int slot) {
        this.slot = slot;
    }

    /** Adds the splits that the condition offers to a placement, up to the given way. */
    void selector(Placement placement, Condition condition, Way last, List<Split> into) {
        isOfEachItem |= condition.isOfEachItem;
        for (AccessPath access : condition.accesses) {
            if (access.way.compareTo(last) <= 0 && placement.mayHaveKeys(access.keys.length)) {
                into.add(new Split(this, condition, access, inside(access.depth).buckets(access.way)));
            }
        }
    }

    private BranchBuilder inside(int depth) {
        BranchBuilder inner = this;
        for (int i = 0; i < depth; i++) {
            if (inner.items == null) {
                inner.items = new BranchBuilder(slot);
            }
            inner = inner.items;
        }
        return inner;
    }

    private Buckets buckets(Way way) {
        Buckets buckets = ways.get(way);
        if (buckets == null) {
            buckets = new Buckets();
            ways.put(way, buckets);
        }
        return buckets;
    }

    /** Stores a placement by a split that was counted before. */
    void add(Placement placement, Split choice) {
        AccessPath access = choice.access;
        if (access.way == Way.INTERVAL && access.depth == 0) {
            addByInterval(placement);
        } else {
            choice.add(placement.below(choice.condition, access));
        }
    }

    /** Stores a placement by the intersection of all its comparisons of the slot. */
    private void addByInterval(Placement placement) {
        Interval interval = Interval.ALL;
        Placement proved = placement;
        for (Condition condition : placement.rest) {
            AccessPath access = condition.slot == slot ? condition.access(Way.INTERVAL) : null;
            if (access != null && access.depth == 0) {
                interval = interval.and(access.interval());
                proved = proved.below(condition, access);
            }
        }
        buckets(Way.INTERVAL).get(interval).add(proved);
    }

    /** Returns the buckets of one way that are not empty. */
    Map<Object, Bucket> filled(Way way) {
        Buckets buckets = ways.get(way);
        return buckets == null ? Map.of() : buckets.filled();
    }

    /** Returns the branch, or null if it is empty. */
    @Nullable
    Branch build(NodeBuilder nodes) {
        Branch ofItems = items == null ? null : items.build(nodes);
        boolean isEmpty = ofItems == null;
        for (Buckets buckets : ways.values()) {
            isEmpty &= buckets.filled().isEmpty();
        }
        return isEmpty ? null : new Branch(this, ofItems, nodes);
    }
}
