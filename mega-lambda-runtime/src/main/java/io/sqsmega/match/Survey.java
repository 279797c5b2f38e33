package io.sqsmega.match;

import io.sqsmega.match.Access.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the filings at a node have in common, to choose for each the way where it meets the fewest others (Fabret et
 * al., "Filtering algorithms and implementation for very fast publish/subscribe systems", SIGMOD 2001).
 */
final class Survey {
    /** What leaves more than this part of the filings together separates too little to pay. */
    private static final double TOGETHER = 0.75;

    private static final double NEARLY = 1.25;

    private final boolean first;
    private final Map<Integer, BranchBuilder> branches = new HashMap<>();
    private final Choice[][] choices;

    /** @param first whether nothing has been looked up yet: then a key is worth it even if all have the same one */
    Survey(List<Filing> filings, boolean first) {
        this.first = first;
        this.choices = new Choice[filings.size()][];
        List<Choice> open = new ArrayList<>();
        for (int i = 0; i < choices.length; i++) {
            survey(filings.get(i), open);
            choices[i] = open.toArray(new Choice[0]);
            open.clear();
        }
    }

    private void survey(Filing filing, List<Choice> into) {
        // What comes by a wrong key ends here; the other ways are still open behind it.
        Way last = first ? best(filing) : Way.PRESENT;
        for (Condition condition : filing.rest) {
            if (isOpen(condition, filing)) {
                branch(condition.slot).survey(filing, condition, last, into);
            }
        }
    }

    private static Way best(Filing filing) {
        Way best = Way.PRESENT;
        for (Condition condition : filing.rest) {
            if (isOpen(condition, filing) && condition.accesses[0].way.compareTo(best) < 0) {
                best = condition.accesses[0].way;
            }
        }
        return best;
    }

    private static boolean isOpen(Condition condition, Filing filing) {
        return condition.accesses.length > 0 && !filing.hasUsed(condition.slot);
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

    /** The best way on for the so-manieth filing, or null if it is to stay where it is. */
    @Nullable
    Choice choice(int filing) {
        Choice best = cheapest(choices[filing]);
        if (best == null || (!first && best.cost() > TOGETHER * choices.length)) {
            return null;
        }
        return mostPopular(choices[filing], best);
    }

    private static @Nullable Choice cheapest(Choice[] open) {
        Choice cheapest = null;
        double least = Double.POSITIVE_INFINITY;
        for (Choice choice : open) {
            double cost = choice.cost();
            if (cost < least) {
                cheapest = choice;
                least = cost;
            }
        }
        return cheapest;
    }

    /** Of those that cost nearly the same: so there are few tables to look into. */
    private static Choice mostPopular(Choice[] open, Choice cheapest) {
        double most = cheapest.cost() * NEARLY;
        Choice best = cheapest;
        for (Choice choice : open) {
            if (choice.access.way == cheapest.access.way
                    && choice.popularity() > best.popularity()
                    && choice.cost() <= most) {
                best = choice;
            }
        }
        return best;
    }
}
