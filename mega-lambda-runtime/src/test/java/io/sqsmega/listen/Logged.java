package io.sqsmega.listen;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the framework logs until the end of the block, instead of anything else being done with it. */
public final class Logged extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("io.sqsmega");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private Logged() {}

    public static Logged start() {
        Logged logged = new Logged();
        LOGGER.addHandler(logged);
        LOGGER.setUseParentHandlers(false);
        return logged;
    }

    List<LogRecord> records() {
        return records;
    }

    public List<String> lines() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setUseParentHandlers(true);
    }
}
