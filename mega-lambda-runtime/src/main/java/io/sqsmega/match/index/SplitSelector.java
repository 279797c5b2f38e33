package io.sqsmega.match.index;

import io.sqsmega.match.index.AccessPath.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the placements at a node have in common, to choose for each the way where it meets the fewest others (Fabret et
 * al., "Filtering algorithms and implementation for very fast publish/subscribe systems", SIGMOD 2001).
 */
final class SplitSelector {
    /** What leaves more than this part of the placements together separates too little to pay. */
    private static final double TOGETHER = 0.75;

    private static final double NEARLY = 1.25;

    private final boolean first;
    private final Map<Integer, BranchBuilder> branches = new HashMap<>();
    private final Split[][] choices;

    /** @param first whether nothing has been looked up yet: then a key is worth it even if all have the same one */
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
        // What comes by a wrong key ends here; the other ways are still open behind it.
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

    /** The best way on for the so-manieth placement, or null if it is to stay where it is. */
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

    /** Of those that cost nearly the same: so there are few tables to look into. */
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
