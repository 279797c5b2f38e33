package io.sqsmega.kills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An execution environment: one process after the other, and one invocation after the other, each with its fate. What
 * fails in any way leaves as an exception, as the poller wants it.
 */
final class Environment implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMillis(3_500);
    private static final Duration TIMEOUT_WHEN_IT_HANGS = Duration.ofSeconds(1);
    /** What two subscribers write for a batch, and as much again: some are killed with the answer on their tongue. */
    private static final int JOURNAL_OF_A_BATCH = 400;

    private final Map<String, String> variables;
    private final Path journal;
    private final Queue<Fate> fates;
    private final Random random;
    private final Map<Fate, Integer> met = new EnumMap<>(Fate.class);
    private @Nullable FunctionProcess process;
    private int starts;

    Environment(Map<String, String> variables, Path journal, Queue<Fate> fates, Random random) {
        this.variables = variables;
        this.journal = journal;
        this.fates = fates;
        this.random = random;
    }

    synchronized String invoke(String event) throws Exception {
        FunctionProcess function = ready();
        Fate fate = fates.isEmpty() ? Fate.FINE : fates.remove();
        met.merge(fate, 1, Integer::sum);
        long fatal = fate == Fate.KILLED ? journalSize() + 1 + random.nextInt(JOURNAL_OF_A_BATCH) : Long.MAX_VALUE;
        Duration timeout = fate == Fate.HANGING ? TIMEOUT_WHEN_IT_HANGS : TIMEOUT;
        try {
            String response = function.invoke(fate.requestId(), event, timeout, () -> journalSize() >= fatal);
            return fate == Fate.KILLED ? killed(function) : response;
        } catch (InterruptedException outOfPatience) {
            function.close();
            throw outOfPatience;
        }
    }

    private static String killed(FunctionProcess function) throws InterruptedException {
        function.kill();
        throw new IllegalStateException("the function was killed with its answer");
    }

    private FunctionProcess ready() throws IOException, InterruptedException {
        if (process == null || !process.isAlive()) {
            close();
            process = new FunctionProcess(DoomedFunction.class, variables);
            starts++;
        }
        process.awaitReady();
        return process;
    }

    private long journalSize() {
        try {
            return Files.size(journal);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public synchronized String toString() {
        return "invocations by fate " + met + ", " + starts + " processes";
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.close();
        }
    }
}
