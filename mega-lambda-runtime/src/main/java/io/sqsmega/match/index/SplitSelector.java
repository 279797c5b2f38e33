package io.sqsmega.match.index;

import io.sqsmega.match.index.AccessPath.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects, for each placement at a node, the split with the fewest other placements (Fabret et al., "Filtering
 * algorithms and implementation for very fast publish/subscribe systems", SIGMOD 2001).
 */
final class SplitSelector {
    /** A split that leaves more than this part of the placements together does not separate enough. */
    private static final double TOGETHER = 0.75;

    private static final double NEARLY = 1.25;

    private final boolean first;
    private final Map<Integer, BranchBuilder> branches = new HashMap<>();
    private final Split[][] choices;

    /**
     * @param first whether nothing has been looked up yet: then a key is useful even if all placements have the same
     *     one
     */
    SplitSelector(List<Placement> placements, boolean first) {
        this.first = first;
        this.choices = new Split[placements.size()][];
        List<Split> open = new ArrayList<>();
        for (int i = 0; i < choices.length; i++) {
            selector(placements.get(i), open);
            choices[i] = open.toArray(new Split[0]);
            open.clear();
        }
    }

    private void selector(Placement placement, List<Split> into) {
        // A document with a different key cannot reach this node, so its other access paths remain available.
        Way last = first ? best(placement) : Way.PRESENT;
        for (Condition condition : placement.rest) {
            if (isOpen(condition, placement)) {
                branch(condition.slot).selector(placement, condition, last, into);
            }
        }
    }

    private static Way best(Placement placement) {
        Way best = Way.PRESENT;
        for (Condition condition : placement.rest) {
            if (isOpen(condition, placement) && condition.accesses[0].way.compareTo(best) < 0) {
                best = condition.accesses[0].way;
            }
        }
        return best;
    }

    private static boolean isOpen(Condition condition, Placement placement) {
        return condition.accesses.length > 0 && !placement.hasUsed(condition.slot);
    }

    private BranchBuilder branch(int slot) {
        BranchBuilder branch = branches.get(slot);
        if (branch == null) {
            branch = new BranchBuilder(slot);
            branches.put(slot, branch);
        }
        return branch;
    }

    Collection<BranchBuilder> branches() {
        return branches.values();
    }

    /**
     * Returns the best split for the placement at an index, counting from 0, or null if the placement stays at this
     * node.
     */
    @Nullable
    Split choice(int placement) {
        Split best = cheapest(choices[placement]);
        if (best == null || (!first && best.cost() > TOGETHER * choices.length)) {
            return null;
        }
        return mostPopular(choices[placement], best);
    }

    private static @Nullable Split cheapest(Split[] open) {
        Split cheapest = null;
        double least = Double.POSITIVE_INFINITY;
        for (Split choice : open) {
            double cost = choice.cost();
            if (cost < least) {
                cheapest = choice;
                least = cost;
            }
        }
        return cheapest;
    }

    /** Returns the most popular of the splits with nearly the lowest cost, so that there are few tables to search. */
    private static Split mostPopular(Split[] open, Split cheapest) {
        double most = cheapest.cost() * NEARLY;
        Split best = cheapest;
        for (Split choice : open) {
            if (choice.access.way == cheapest.access.way
                    && choice.popularity() > best.popularity()
                    && choice.cost() <= most) {
                best = choice;
            }
        }
        return best;
    }
}
