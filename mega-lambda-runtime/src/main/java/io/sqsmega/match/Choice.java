package io.sqsmega.match;

/** A way that a filing could go on: by one of its conditions, into some drawers of a branch. */
final class Choice {
    final BranchBuilder branch;
    final Condition condition;
    final Access access;
    private final Drawers around;
    private final Drawer[] drawers;

    Choice(BranchBuilder branch, Condition condition, Access access, Drawers around) {
        this.branch = branch;
        this.condition = condition;
        this.access = access;
        this.around = around;
        this.drawers = around.survey(access.keys);
    }

    /** How many filings one would meet there, roughly; known once all filings of the node have been surveyed. */
    double cost() {
        if (access.way == Access.Way.INTERVAL) {
            // A guess: one-sided ranges of random bounds hold half of all numbers, two-sided ones less.
            return around.surveyed() / 4.0;
        }
        double sum = 0;
        for (Drawer drawer : drawers) {
            sum += drawer.wanted;
        }
        return sum;
    }

    /** How many filings could use the same slot in the same way. */
    int popularity() {
        return around.surveyed();
    }

    void add(Filing filing) {
        for (Drawer drawer : drawers) {
            drawer.add(filing);
        }
    }
}
