package io.sqsmega.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes Lambda's JSON log format, for a function without a logging framework: a JSON object on one line of standard
 * output, with the properties that Lambda filters by, the fields, and the exception. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">Log formats</a>
 */
record LambdaJsonSink(boolean isWanted) implements LogSink {
    private static final int LONGEST_TRACE = 200;
    private static final Set<String> LEVELS_ABOVE = Set.of("ERROR", "FATAL");

    /** Returns the sink; null if the function has another log format, or this is not a Lambda function. */
    static @Nullable LogSink of(Map<String, String> environment) {
        boolean isJson = "JSON".equalsIgnoreCase(environment.get("AWS_LAMBDA_LOG_FORMAT"));
        return isJson
                ? new LambdaJsonSink(!LEVELS_ABOVE.contains(environment.getOrDefault("AWS_LAMBDA_LOG_LEVEL", "")))
                : null;
    }

    @Override
    public void warn(String line, Map<String, String> fields, @Nullable Throwable thrown) {
        if (isWanted) {
            StandardOutput.write(JsonText.of(object(line, fields, thrown)));
        }
    }

    private static Map<String, Object> object(String line, Map<String, String> fields, @Nullable Throwable thrown) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        object.put("level", "WARN");
        object.put("message", line);
        fields.forEach((name, value) -> object.put(name.equals("requestId") ? "AWSRequestId" : name, value));
        if (thrown != null) {
            object.put("errorType", thrown.getClass().getName());
            object.put("errorMessage", String.valueOf(thrown.getMessage()));
            object.put("stackTrace", trace(thrown));
        }
        return object;
    }

    private static List<String> trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString().lines().limit(LONGEST_TRACE).toList();
    }
}
