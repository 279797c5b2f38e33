package io.sqsmega.match;

import java.util.ArrayList;
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
    private static final Choice.Way[] WAYS = Choice.Way.values();

    private final Access[] accesses;
    private final int size;
    private final boolean first;
    private final Map<Integer, SlotUse> slots = new HashMap<>();

    /** @param first whether nothing has been looked up yet: then a key is worth it even if all have the same one */
    Survey(List<Filing> filings, boolean first, Access[] accesses) {
        this.accesses = accesses;
        this.size = filings.size();
        this.first = first;
        for (Filing filing : filings) {
            for (Condition condition : filing.rest) {
                Access access = usable(condition, filing);
                if (access != null) {
                    use(condition.slot).add(access);
                }
            }
        }
    }

    private @Nullable Access usable(Condition condition, Filing filing) {
        Access access = accesses[condition.number];
        return access.needsValue && !filing.hasUsed(condition.slot) ? access : null;
    }

    private SlotUse use(int slot) {
        SlotUse use = slots.get(slot);
        if (use == null) {
            use = new SlotUse();
            slots.put(slot, use);
        }
        return use;
    }

    /** The best way on, or null if the filing is to stay where it is. */
    @Nullable
    Choice choice(Filing filing) {
        List<Choice> choices = choices(filing);
        Choice cheapest = cheapest(choices);
        if (cheapest == null || (!first && cheapest.cost > TOGETHER * size)) {
            return null;
        }
        return mostPopular(choices, cheapest);
    }

    private List<Choice> choices(Filing filing) {
        List<Choice> choices = new ArrayList<>();
        for (Choice.Way way : WAYS) {
            for (Condition condition : filing.rest) {
                Access access = usable(condition, filing);
                if (access != null && way.isOpenTo(access, filing)) {
                    choices.add(Choice.of(way, access, use(condition.slot)));
                }
            }
            if (first && !choices.isEmpty()) {
                // What comes by a wrong key ends here; the other ways are still open behind it.
                break;
            }
        }
        return choices;
    }

    private static @Nullable Choice cheapest(List<Choice> choices) {
        Choice cheapest = null;
        for (Choice choice : choices) {
            if (cheapest == null || choice.cost < cheapest.cost) {
                cheapest = choice;
            }
        }
        return cheapest;
    }

    /** Of those that cost nearly the same: so there are few tables to look into. */
    private static Choice mostPopular(List<Choice> choices, Choice cheapest) {
        Choice best = cheapest;
        for (Choice choice : choices) {
            boolean asGood = choice.way == cheapest.way && choice.cost <= cheapest.cost * NEARLY;
            if (asGood && choice.popularity > best.popularity) {
                best = choice;
            }
        }
        return best;
    }
}
