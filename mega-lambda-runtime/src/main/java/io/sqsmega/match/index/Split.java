package io.sqsmega.match.index;

/** A possible next step of a placement: by one of its conditions, into some buckets of a branch. */
final class Split {
    final BranchBuilder branch;
    final Condition condition;
    final AccessPath access;
    private final Buckets around;
    private final Bucket[] buckets;

    Split(BranchBuilder branch, Condition condition, AccessPath access, Buckets around) {
        this.branch = branch;
        this.condition = condition;
        this.access = access;
        this.around = around;
        this.buckets = around.selector(access.keys);
    }

    /**
     * Returns the approximate number of placements in these buckets; known once all placements of the node have been
     * counted.
     */
    double cost() {
        if (access.way == AccessPath.Way.INTERVAL) {
            // An estimate: one-sided ranges with random bounds contain half of all numbers, two-sided ones less.
            return around.surveyed() / 4.0;
        }
        double sum = 0;
        for (Bucket bucket : buckets) {
            sum += bucket.wanted;
        }
        return sum;
    }

    /** Returns the number of placements that could use the same slot in the same way. */
    int popularity() {
        return around.surveyed();
    }

    void add(Placement placement) {
        for (Bucket bucket : buckets) {
            bucket.add(placement);
        }
    }
}
