package io.sqsmega.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/**
 * Writes to SLF4J, with the fields in its mapped diagnostic context. Uses only the API of SLF4J 1.7, which is a
 * dependency of the AWS SDK. Thread-safe.
 */
record Slf4jSink(Logger logger) implements LogSink {
    /** Returns the sink; null if SLF4J has no backend, because its lines would be lost. */
    static @Nullable LogSink find() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        return factory instanceof NOPLoggerFactory ? null : new Slf4jSink(factory.getLogger(FrameworkLog.NAME));
    }

    @Override
    public void warn(String line, Map<String, String> fields, @Nullable Throwable thrown) {
        MdcFields before = MdcFields.put(fields);
        try {
            logger.warn(line, thrown);
        } finally {
            before.restore();
        }
    }
}
