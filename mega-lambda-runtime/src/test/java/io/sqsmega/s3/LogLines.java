package io.sqsmega.s3;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is logged while something runs, stack traces included. */
final class LogLines extends Handler {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private LogLines() {}

    static List<String> of(Runnable action) {
        Logger logger = Logger.getLogger("io.sqsmega");
        LogLines recorder = new LogLines();
        logger.addHandler(recorder);
        logger.setUseParentHandlers(false);
        try {
            action.run();
            return recorder.lines;
        } finally {
            logger.removeHandler(recorder);
            logger.setUseParentHandlers(true);
        }
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(new SimpleFormatter().format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
