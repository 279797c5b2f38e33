package io.sqsmega.match;

/** A way that a filing could go on: by one of its conditions, at a cost. */
final class Choice {
    final Way way;
    final Access access;
    /** How many filings one would meet there, roughly. */
    final double cost;
    /** How many filings could use the same slot in the same way. */
    final int popularity;

    private Choice(Way way, Access access, double cost, int popularity) {
        this.way = way;
        this.access = access;
        this.cost = cost;
        this.popularity = popularity;
    }

    static Choice of(Way way, Access access, SlotUse use) {
        return switch (way) {
            case KEY -> new Choice(way, access, use.sharingKeys(access.keysOrNone()), use.withKeys());
            case PREFIX -> new Choice(way, access, use.sharingPrefix(access.prefix), use.withAnyValue());
            // A guess: one-sided ranges of random bounds hold half of all numbers, two-sided ones less.
            case INTERVAL -> new Choice(way, access, use.withIntervals() / 4.0, use.withIntervals());
            case PRESENT -> new Choice(way, access, use.withAnyValue(), use.withAnyValue());
        };
    }

    int slot() {
        return access.condition.slot;
    }

    enum Way {
        KEY,
        PREFIX,
        INTERVAL,
        PRESENT;

        boolean isOpenTo(Access access, Filing filing) {
            return switch (this) {
                case KEY -> access.keys != null && filing.mayHaveKeys(access.keys.length);
                case PREFIX -> !access.prefix.isEmpty();
                case INTERVAL -> access.interval != null;
                case PRESENT -> true;
            };
        }
    }
}
