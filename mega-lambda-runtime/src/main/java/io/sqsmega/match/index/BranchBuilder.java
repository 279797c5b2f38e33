package io.sqsmega.match.index;

import io.sqsmega.match.index.AccessPath.Way;
import io.sqsmega.match.value.Interval;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sorts placements by what they ask of one slot, or of the items of the list there: first counts where each could go,
 * then takes those that do.
 */
final class BranchBuilder {
    final int slot;
    private final Map<Way, Buckets> ways = new EnumMap<>(Way.class);
    private @Nullable BranchBuilder items;

    BranchBuilder(int slot) {
        this.slot = slot;
    }

    /** Adds the ways that the condition opens to a placement, up to the last one of those that are wanted. */
    void selector(Placement placement, Condition condition, Way last, List<Split> into) {
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

    /** Lets a placement go a way that was surveyed. */
    void add(Placement placement, Split choice) {
        AccessPath access = choice.access;
        if (access.way == Way.INTERVAL && access.depth == 0) {
            addByInterval(placement);
        } else {
            choice.add(placement.below(choice.condition, access));
        }
    }

    /** By what all comparisons of the slot leave together. */
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

    /** What went into the buckets of one way. */
    Map<Object, Bucket> filled(Way way) {
        Buckets buckets = ways.get(way);
        return buckets == null ? Map.of() : buckets.filled();
    }

    /** The branch, or null if nothing went here. */
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
