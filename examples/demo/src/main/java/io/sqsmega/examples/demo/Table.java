package io.sqsmega.examples.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints the rows, each column as wide as its widest cell, and then why messages were refused. */
final class Table {
    private static final List<String> HEADINGS = List.of("#", "message", "sent", "subscribers", "receives", "outcome");

    private Table() {}

    static void print(List<Row> rows, PrintStream out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADINGS);
        rows.forEach(row -> lines.add(cells(row)));
        lines.add(1, lines.stream().reduce(HEADINGS.stream().map(cell -> "").toList(), Table::underline));
        lines.forEach(line -> out.println(line(line, lines.get(1))));
        rows.forEach(row -> row.reason().ifPresent(why -> out.println("Why " + row.number() + " is refused: " + why)));
    }

    private static List<String> cells(Row row) {
        return List.of(
                Integer.toString(row.number()),
                row.shipment().what(),
                row.shipment().how(),
                row.subscribers().isEmpty() ? "-" : String.join(", ", row.subscribers()),
                Integer.toString(row.receives()),
                row.fate() + (row.isAsExpected() ? "" : "  <-- NOT AS EXPECTED"));
    }

    private static List<String> underline(List<String> line, List<String> cells) {
        List<String> longer = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            longer.add("-".repeat(Math.max(line.get(i).length(), cells.get(i).length())));
        }
        return longer;
    }

    private static String line(List<String> cells, List<String> underline) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(String.format("%-" + underline.get(i).length() + "s  ", cells.get(i)));
        }
        return line.toString().stripTrailing();
    }
}
