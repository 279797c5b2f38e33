package io.sqsmega.log;

import io.sqsmega.Internal;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes to standard output, of which Lambda reads each line as a log event. Thread-safe.
 *
 * @since 0.2
 * @hidden
 */
@Internal
public final class StandardOutput {
    private StandardOutput() {}

    /**
     * Writes one line atomically.
     *
     * @param line ASCII without a line break
     */
    public static void write(String line) {
        byte[] bytes = (beginning() + line + '\n').getBytes(StandardCharsets.US_ASCII);
        PrintStream out = System.out;
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /**
     * Returns the beginning of a line. Without Lambda's log file, its own logger writes to standard output and does not
     * end its lines.
     */
    private static String beginning() {
        boolean isShared =
                System.getenv("AWS_LAMBDA_RUNTIME_API") != null && System.getenv("_LAMBDA_TELEMETRY_LOG_FD") == null;
        return isShared ? "\n" : "";
    }
}
