package io.sqsmega.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sorts filings by what they ask of one slot: first counts where each could go, then takes those that do. */
final class BranchBuilder {
    private final int slot;
    private final Map<Object, Drawer> byKey = new HashMap<>();
    private final Map<Object, Drawer> byWholeNumber = new HashMap<>();
    private final Map<String, Drawer> byPrefix = new HashMap<>();
    private final SortedMap<Interval, Drawer> byInterval = new TreeMap<>();
    private final Drawer[] present = {new Drawer()};
    private int withKeys;
    private int withIntervals;

    BranchBuilder(int slot) {
        this.slot = slot;
    }

    /** Adds the ways that the condition opens to a filing. */
    void survey(Filing filing, Condition condition, List<Choice> into) {
        Access access = condition.access;
        if (access.keys != null && filing.mayHaveKeys(access.keys.length)) {
            withKeys++;
            into.add(new Choice(Choice.Way.KEY, this, condition, drawers(access.keys)));
        }
        if (!access.prefix.isEmpty()) {
            into.add(new Choice(Choice.Way.PREFIX, this, condition, wanted(byPrefix, access.prefix)));
        }
        if (access.interval != null) {
            withIntervals++;
            into.add(new Choice(Choice.Way.INTERVAL, this, condition));
        }
        present[0].wanted++;
        into.add(new Choice(Choice.Way.PRESENT, this, condition, present));
    }

    private Drawer[] drawers(Object[] keys) {
        Drawer[] drawers = new Drawer[keys.length];
        for (int i = 0; i < keys.length; i++) {
            drawers[i] = wanted(keys[i] instanceof Long ? byWholeNumber : byKey, keys[i]);
        }
        return drawers;
    }

    private static <K> Drawer wanted(Map<K, Drawer> drawers, K key) {
        Drawer drawer = drawer(drawers, key);
        drawer.wanted++;
        return drawer;
    }

    private static <K> Drawer drawer(Map<K, Drawer> drawers, K key) {
        Drawer drawer = drawers.get(key);
        if (drawer == null) {
            drawer = new Drawer();
            drawers.put(key, drawer);
        }
        return drawer;
    }

    int withKeys() {
        return withKeys;
    }

    int withIntervals() {
        return withIntervals;
    }

    int withAnyValue() {
        return present[0].wanted;
    }

    /** Lets a filing go a way that was surveyed. */
    void add(Filing filing, Choice choice) {
        if (choice.way == Choice.Way.INTERVAL) {
            addByInterval(filing);
            return;
        }
        Filing below =
                isProof(choice) ? filing.belowProof(choice.condition, choice.drawers.length) : filing.below(slot);
        for (Drawer drawer : choice.drawers) {
            drawer.add(below);
        }
    }

    private static boolean isProof(Choice choice) {
        Access access = choice.condition.access;
        return switch (choice.way) {
            case KEY, INTERVAL -> true;
            case PREFIX -> access.isJustPrefix;
            case PRESENT -> access.isJustPresence;
        };
    }

    /** By what all comparisons of the slot leave together. */
    private void addByInterval(Filing filing) {
        Interval interval = Interval.ALL;
        Filing proved = filing;
        for (Condition condition : filing.rest) {
            Interval one = condition.slot == slot ? condition.access.interval : null;
            if (one != null) {
                interval = interval.and(one);
                proved = proved.belowProof(condition, 1);
            }
        }
        drawer(byInterval, interval).add(proved);
    }

    /** The branch, or null if nothing went here. */
    @Nullable
    Branch build(NodeBuilder nodes) {
        KeyTable keys = KeyTable.of(byKey, nodes);
        LongTable wholeNumbers = LongTable.of(byWholeNumber, nodes);
        Prefixes prefixes = Prefixes.of(byPrefix, nodes);
        Intervals intervals = byInterval.isEmpty() ? null : new Intervals(byInterval, nodes);
        Step anyValue = present[0].isEmpty() ? null : present[0].build(nodes);
        boolean isEmpty =
                keys == null && wholeNumbers == null && prefixes == null && intervals == null && anyValue == null;
        return isEmpty ? null : new Branch(slot, keys, wholeNumbers, prefixes, intervals, anyValue);
    }
}
