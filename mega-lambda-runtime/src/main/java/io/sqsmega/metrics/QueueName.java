package io.sqsmega.metrics;

import io.sqsmega.log.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The name of a queue as the value of a dimension: ASCII and not blank. Immutable and thread-safe. */
final class QueueName {
    static final QueueName UNKNOWN = new QueueName(null, "unknown");

    private final @Nullable String arn;
    /** The name as a JSON string. */
    final byte[] quoted;

    private QueueName(@Nullable String arn, String name) {
        StringBuilder json = new StringBuilder();
        JsonText.quote(name, json);
        this.arn = arn;
        this.quoted = json.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** @param arn null if it is not known */
    static QueueName of(@Nullable String arn) {
        if (arn == null) {
            return UNKNOWN;
        }
        String name =
                BoundedNames.readable(arn.substring(arn.lastIndexOf(':') + 1)).strip();
        return name.isEmpty() ? new QueueName(arn, "unknown") : new QueueName(arn, name);
    }

    boolean isOf(@Nullable String arn) {
        return Objects.equals(this.arn, arn);
    }
}
