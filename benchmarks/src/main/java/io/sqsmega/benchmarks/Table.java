package io.sqsmega.benchmarks;

import java.util.Locale;

/** Prints results beside goals, one line each, as a Markdown table. */
final class Table {
    private int missed;

    Table() {
        print("| what | must be | is | | figures |");
        print("|---|---|---|---|---|");
    }

    void atLeast(double goal, double reached, String what, String figures) {
        row(what, "at least " + number(goal), reached, reached >= goal, figures);
    }

    void atMost(double goal, double reached, String what, String figures) {
        row(what, "at most " + number(goal), reached, reached <= goal, figures);
    }

    /** Prints a figure without a goal. */
    void say(double reached, String what, String figures) {
        print("| " + what + " | | " + number(reached) + " | | " + figures + " |");
    }

    private void row(String what, String goal, double reached, boolean met, String figures) {
        missed += met ? 0 : 1;
        print("| " + what + " | " + goal + " | " + number(reached) + " | " + (met ? "" : "**missed**") + " | " + figures
                + " |");
    }

    void end() {
        print("");
        print(missed == 0 ? "All goals are met." : missed + " goals are missed.");
    }

    static String number(double figure) {
        String format = figure >= 100 ? "%,.0f" : figure >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, figure);
    }

    @SuppressWarnings("SystemOut") // it is what the program is for
    private static void print(String line) {
        System.out.println(line);
    }
}
