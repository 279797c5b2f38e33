package io.sqsmega.log;

import io.sqsmega.Internal;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output, from which Lambda takes each line as an event of the log. Thread-safe.
 *
 * @since 0.2
 * @hidden
 */
@Internal
public final class StandardOutput {
    private StandardOutput() {}

    /**
     * Writes one line in one piece.
     *
     * @param line ASCII without a line break
     */
    public static void write(String line) {
        byte[] bytes = (beginning() + line + '\n').getBytes(StandardCharsets.US_ASCII);
        PrintStream out = System.out;
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /** Without this file, Lambda's own logger writes to standard output, and does not end its lines. */
    private static String beginning() {
        boolean isShared =
                System.getenv("AWS_LAMBDA_RUNTIME_API") != null && System.getenv("_LAMBDA_TELEMETRY_LOG_FD") == null;
        return isShared ? "\n" : "";
    }
}
