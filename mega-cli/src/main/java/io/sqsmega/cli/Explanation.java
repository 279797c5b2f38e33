package io.sqsmega.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which subscribers want a message.
 *
 * @param reasons why each subscriber does not want it, by its name; an empty list for those that want it
 */
record Explanation(Map<String, List<String>> reasons) {
    boolean isWanted() {
        return reasons.containsValue(List.of());
    }

    Table table() {
        Table table = new Table("SUBSCRIBER", "WANTS IT", "BECAUSE");
        reasons.forEach((subscriber, mismatches) -> {
            if (mismatches.isEmpty()) {
                table.row(Style.GOOD, subscriber, "yes", "");
            }
            for (int i = 0; i < mismatches.size(); i++) {
                table.row(Style.BAD, i == 0 ? subscriber : "", i == 0 ? "no" : "", mismatches.get(i));
            }
        });
        return table;
    }

    List<Map<String, Object>> toList() {
        List<Map<String, Object>> list = new ArrayList<>();
        reasons.forEach((subscriber, mismatches) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("subscriber", subscriber);
            entry.put("wantsIt", mismatches.isEmpty());
            entry.put("mismatches", mismatches);
            list.add(entry);
        });
        return list;
    }

    /** Returns who wants the message or, if nobody does, the first reason of each subscriber. */
    List<Line> inShort() {
        if (isWanted()) {
            List<String> wanting = reasons.keySet().stream()
                    .filter(subscriber -> List.of().equals(reasons.get(subscriber)))
                    .toList();
            return List.of(new Line(Style.GOOD, "wanted by " + String.join(", ", wanting)));
        }
        List<Line> lines = new ArrayList<>();
        reasons.forEach((subscriber, mismatches) ->
                lines.add(new Line(Style.BAD, "not wanted by " + subscriber + ": " + mismatches.get(0))));
        return lines;
    }

    /** A line of text. */
    record Line(Style style, String text) {}
}
