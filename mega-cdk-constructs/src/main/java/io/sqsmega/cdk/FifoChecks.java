package io.sqsmega.cdk;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the props that differ between FIFO and standard queues and topics. */
final class FifoChecks {
    private static final String SUFFIX = ".fifo";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private FifoChecks() {}

    /** Checks a name. Of a token only the suffix of a FIFO name is known, which the CDK requires. */
    static void name(String prop, @Nullable String name, int longest, boolean fifo, Findings findings) {
        if (name == null) {
            return;
        }
        boolean known = Known.string(name) != null;
        boolean suffixed = name.endsWith(SUFFIX);
        String stem = suffixed ? name.substring(0, name.length() - SUFFIX.length()) : name;
        findings.require(suffixed || !fifo, prop + " must end in .fifo as fifo is true, got " + name);
        findings.require(!suffixed || fifo, prop + " must not end in .fifo unless fifo is true, got " + name);
        findings.require(
                !known || (name.length() <= longest && NAME.matcher(stem).matches()),
                prop + " must be 1 to " + longest + " letters, digits, hyphens and underscores, got " + name);
    }

    static void only(String prop, @Nullable Object value, boolean fifo, Findings findings) {
        findings.require(fifo || value == null, prop + " must be left out unless fifo is true, got " + value);
    }
}
