package io.sqsmega.match;

/** A way that a filing could go on: by one of its conditions, into some drawers of a branch. */
final class Choice {
    final Way way;
    final BranchBuilder branch;
    final Condition condition;
    final Drawer[] drawers;

    Choice(Way way, BranchBuilder branch, Condition condition, Drawer... drawers) {
        this.way = way;
        this.branch = branch;
        this.condition = condition;
        this.drawers = drawers;
    }

    /** How many filings one would meet there, roughly; known once all filings of the node have been surveyed. */
    double cost() {
        if (way == Way.INTERVAL) {
            // A guess: one-sided ranges of random bounds hold half of all numbers, two-sided ones less.
            return branch.withIntervals() / 4.0;
        }
        double sum = 0;
        for (Drawer drawer : drawers) {
            sum += drawer.wanted;
        }
        return sum;
    }

    /** How many filings could use the same slot in the same way. */
    int popularity() {
        return switch (way) {
            case KEY -> branch.withKeys();
            case INTERVAL -> branch.withIntervals();
            case PREFIX, PRESENT -> branch.withAnyValue();
        };
    }

    /** In the order of preference where nothing has been looked up yet. */
    enum Way {
        KEY,
        PREFIX,
        INTERVAL,
        PRESENT
    }
}
