package io.sqsmega.cli;

/** A progress bar on standard error, printed only on a terminal. Not thread-safe. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final String BEGINNING_OF_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final String what;
    private final long total;

    /** @param total the expected number; 0 if it is not known */
    Progress(Terminal terminal, String what, long total) {
        this.terminal = terminal;
        this.what = what;
        this.total = total;
    }

    void at(long done) {
        if (terminal.interactive()) {
            terminal.err().print(BEGINNING_OF_LINE + bar(done));
            terminal.err().flush();
        }
    }

    private String bar(long done) {
        long whole = Math.max(total, done);
        if (total == 0) {
            return what + " " + done;
        }
        int filled = (int) (WIDTH * done / whole);
        return "%s [%s%s] %d of %d".formatted(what, "#".repeat(filled), ".".repeat(WIDTH - filled), done, whole);
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (terminal.interactive()) {
            terminal.err().print(BEGINNING_OF_LINE);
            terminal.err().flush();
        }
    }
}
