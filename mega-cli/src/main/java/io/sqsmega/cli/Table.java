package io.sqsmega.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** A table for people: columns as wide as their longest cell. Not thread-safe. */
final class Table {
    private static final int WIDEST = 60;
    private static final int WIDEST_LAST = 300;
    private static final String GAP = "  ";

    private record Cell(String text, Style style) {}

    private final List<List<Cell>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(Arrays.stream(headings)
                .map(heading -> new Cell(heading, Style.HEADING))
                .toList());
    }

    /** Adds a row. Control characters are replaced, and long cells are cut. */
    void row(Style style, String... cells) {
        List<Cell> row = new ArrayList<>();
        for (String text : cells) {
            row.add(new Cell(cut(text, row.size() == cells.length - 1 ? WIDEST_LAST : WIDEST), style));
        }
        rows.add(row);
    }

    /** Adds a line to the row before, below its cells. */
    void below(Style style, String text) {
        rows.add(List.of(new Cell(GAP + cut(text, WIDEST_LAST), style)));
    }

    private static String cut(String text, int widest) {
        String line = Style.printable(text.replace('\n', ' ').replace('\t', ' '));
        return line.codePointCount(0, line.length()) <= widest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, widest - 1)) + "…";
    }

    List<String> lines(Ansi ansi) {
        return rows.stream().map(row -> line(row, ansi)).toList();
    }

    private String line(List<Cell> row, Ansi ansi) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            Cell cell = row.get(column);
            boolean last = column == row.size() - 1;
            String padding = last ? "" : " ".repeat(width(column) - cell.text().length()) + GAP;
            line.append(cell.style().on(ansi, cell.text())).append(padding);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > 1)
                .mapToInt(row -> row.get(column).text().length())
                .max()
                .orElse(0);
    }
}
