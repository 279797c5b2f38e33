package io.sqsmega.log;

import io.sqsmega.Internal;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Writes to standard output, of which Lambda reads each line as a log event. Thread-safe. */
@Internal
public final class StandardOutput {
    /**
     * The beginning of a line. Without Lambda's log file, its own logger writes to standard output and does not end its
     * lines.
     */
    public static final String BEGINNING =
            System.getenv("AWS_LAMBDA_RUNTIME_API") != null && System.getenv("_LAMBDA_TELEMETRY_LOG_FD") == null
                    ? "\n"
                    : "";

    private StandardOutput() {}

    /**
     * Writes one line atomically.
     *
     * @param line ASCII without a line break
     */
    public static void write(String line) {
        byte[] bytes = (BEGINNING + line + '\n').getBytes(StandardCharsets.US_ASCII);
        write(bytes, bytes.length);
    }

    /**
     * Writes one line atomically.
     *
     * @param line ASCII that begins with {@link #BEGINNING} and ends with a line break
     * @param length the number of its bytes
     */
    public static void write(byte[] line, int length) {
        PrintStream out = System.out;
        out.write(line, 0, length);
        out.flush();
    }
}
