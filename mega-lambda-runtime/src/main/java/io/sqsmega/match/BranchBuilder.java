package io.sqsmega.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sorts filings by what they ask of one slot. Not thread-safe. */
final class BranchBuilder {
    private final int slot;
    private final Access[] accesses;
    private final Map<Object, List<Filing>> byKey = new HashMap<>();
    private final Map<String, List<Filing>> byPrefix = new TreeMap<>();
    private final Map<Interval, List<Filing>> byInterval = new TreeMap<>();
    private final List<Filing> present = new ArrayList<>();

    BranchBuilder(int slot, Access[] accesses) {
        this.slot = slot;
        this.accesses = accesses;
    }

    void add(Filing filing, Choice choice) {
        Access access = choice.access;
        switch (choice.way) {
            case KEY -> addByKeys(filing.belowProof(access.condition, access.keysOrNone().length), access);
            case PREFIX -> file(byPrefix, access.prefix, below(filing, access, access.isJustPrefix()));
            case INTERVAL -> addByInterval(filing);
            case PRESENT -> present.add(below(filing, access, access.isJustPresence()));
        }
    }

    private void addByKeys(Filing filing, Access access) {
        for (Object key : access.keysOrNone()) {
            file(byKey, key, filing);
        }
    }

    private Filing below(Filing filing, Access access, boolean isProof) {
        return isProof ? filing.belowProof(access.condition, 1) : filing.below(slot);
    }

    /** By what all comparisons of the slot leave together. */
    private void addByInterval(Filing filing) {
        Interval interval = Interval.ALL;
        Filing proved = filing;
        for (Condition condition : filing.rest) {
            Interval one = condition.slot == slot ? accesses[condition.number].interval : null;
            if (one != null) {
                interval = interval.and(one);
                proved = proved.belowProof(condition, 1);
            }
        }
        file(byInterval, interval, proved);
    }

    private static <K> void file(Map<K, List<Filing>> drawers, K key, Filing filing) {
        List<Filing> drawer = drawers.get(key);
        if (drawer == null) {
            drawer = new ArrayList<>(1);
            drawers.put(key, drawer);
        }
        drawer.add(filing);
    }

    Branch build(NodeBuilder nodes) {
        Map<Long, Step> byWholeNumber = new HashMap<>();
        Map<Object, Step> byOtherKey = new HashMap<>();
        boolean hasNumbers = !byInterval.isEmpty();
        for (Map.Entry<Object, List<Filing>> entry : byKey.entrySet()) {
            Step node = nodes.build(entry.getValue());
            hasNumbers |= entry.getKey() instanceof Number;
            if (entry.getKey() instanceof Long whole) {
                byWholeNumber.put(whole, node);
            } else {
                byOtherKey.put(entry.getKey(), node);
            }
        }
        return new Branch(
                slot,
                byOtherKey.isEmpty() ? Map.of() : byOtherKey,
                byWholeNumber.isEmpty() ? null : new LongTable(byWholeNumber),
                hasNumbers,
                byPrefix.isEmpty() ? null : new Prefixes(built(byPrefix, nodes)),
                byInterval.isEmpty() ? null : new Intervals(built(byInterval, nodes)),
                present.isEmpty() ? null : nodes.build(present));
    }

    private static <K> SortedMap<K, Step> built(Map<K, List<Filing>> drawers, NodeBuilder nodes) {
        SortedMap<K, Step> built = new TreeMap<>();
        for (Map.Entry<K, List<Filing>> entry : drawers.entrySet()) {
            built.put(entry.getKey(), nodes.build(entry.getValue()));
        }
        return built;
    }
}
