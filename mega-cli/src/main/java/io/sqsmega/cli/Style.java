package io.sqsmega.cli;

import picocli.CommandLine.Help.Ansi;

/** How text looks on a terminal with colours. */
enum Style {
    HEADING("1"),
    GOOD("32"),
    BAD("33"),
    NOTE("2"),
    PLAIN("");

    private static final String ESCAPE = "\u001b[";

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String on(Ansi ansi, String text) {
        return code.isEmpty() || !ansi.enabled() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }

    /** Replaces control characters: text of a sender must not control the terminal. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(isHarmless(c) ? c : '?'));
        return printable.toString();
    }

    private static boolean isHarmless(int codePoint) {
        return codePoint == '\t'
                || !(Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT);
    }
}
