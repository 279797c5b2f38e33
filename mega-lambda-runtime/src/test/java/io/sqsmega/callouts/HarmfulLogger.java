package io.sqsmega.callouts;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A log backend that does to the framework what a fault says, and an armed {@link NastyError}, until it is closed. */
public final class HarmfulLogger extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("io.sqsmega");

    private final Fault fault;
    private final AtomicInteger lines = new AtomicInteger();

    private HarmfulLogger(Fault fault) {
        this.fault = fault;
    }

    public static HarmfulLogger start(Fault fault) {
        NastyError.arm();
        HarmfulLogger logger = new HarmfulLogger(fault);
        LOGGER.addHandler(logger);
        LOGGER.setUseParentHandlers(false);
        return logger;
    }

    public int lines() {
        return lines.get();
    }

    @Override
    public void publish(LogRecord line) {
        lines.incrementAndGet();
        fault.strike();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setUseParentHandlers(true);
        NastyError.disarm();
    }
}
