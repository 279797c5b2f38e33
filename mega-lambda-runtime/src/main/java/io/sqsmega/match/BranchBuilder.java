package io.sqsmega.match;

import io.sqsmega.match.Access.Way;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sorts filings by what they ask of one slot, or of the items of the list there: first counts where each could go, then
 * takes those that do.
 */
final class BranchBuilder {
    final int slot;
    private final Map<Way, Drawers> ways = new EnumMap<>(Way.class);
    private @Nullable BranchBuilder items;

    BranchBuilder(int slot) {
        this.slot = slot;
    }

    /** Adds the ways that the condition opens to a filing, up to the last one of those that are wanted. */
    void survey(Filing filing, Condition condition, Way last, List<Choice> into) {
        for (Access access : condition.accesses) {
            if (access.way.compareTo(last) <= 0 && filing.mayHaveKeys(access.keys.length)) {
                into.add(
                        new Choice(this, condition, access, inside(access.depth).drawers(access.way)));
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

    private Drawers drawers(Way way) {
        Drawers drawers = ways.get(way);
        if (drawers == null) {
            drawers = new Drawers();
            ways.put(way, drawers);
        }
        return drawers;
    }

    /** Lets a filing go a way that was surveyed. */
    void add(Filing filing, Choice choice) {
        Access access = choice.access;
        if (access.way == Way.INTERVAL && access.depth == 0) {
            addByInterval(filing);
        } else {
            choice.add(filing.below(choice.condition, access));
        }
    }

    /** By what all comparisons of the slot leave together. */
    private void addByInterval(Filing filing) {
        Interval interval = Interval.ALL;
        Filing proved = filing;
        for (Condition condition : filing.rest) {
            Access access = condition.slot == slot ? condition.access(Way.INTERVAL) : null;
            if (access != null && access.depth == 0) {
                interval = interval.and(access.interval());
                proved = proved.below(condition, access);
            }
        }
        drawers(Way.INTERVAL).get(interval).add(proved);
    }

    /** What went into the drawers of one way. */
    Map<Object, Drawer> filled(Way way) {
        Drawers drawers = ways.get(way);
        return drawers == null ? Map.of() : drawers.filled();
    }

    /** The branch, or null if nothing went here. */
    @Nullable
    Branch build(NodeBuilder nodes) {
        Branch ofItems = items == null ? null : items.build(nodes);
        boolean isEmpty = ofItems == null;
        for (Drawers drawers : ways.values()) {
            isEmpty &= drawers.filled().isEmpty();
        }
        return isEmpty ? null : new Branch(this, ofItems, nodes);
    }
}
