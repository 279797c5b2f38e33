package io.sqsmega.examples.foreign;

import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.startsWith;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes uploads of which S3 tells the queue, directly, through a topic or through EventBridge. S3 encodes keys,
 * EventBridge does not.
 */
public final class UploadsFunction extends MegaSqsHandler {
    public UploadsFunction() {
        this(key -> System.out.println("uploaded " + key));
    }

    UploadsFunction(Consumer<String> upload) {
        Map<String, Object> created = Map.of("eventSource", "aws:s3", "eventName", startsWith("ObjectCreated:"));
        on(DataPattern.of(Map.of("Records", anyItem(created))), (payload, message) -> {
            for (Change change : payload.dataAs(Notification.class).records()) {
                upload.accept(URLDecoder.decode(change.s3().object().key(), StandardCharsets.UTF_8));
            }
            return Result.OK;
        });
        on(DataPattern.of(Map.of("source", "aws.s3", "detail-type", "Object Created")), (payload, message) -> {
            upload.accept(payload.dataAt("/detail", S3.class).object().key());
            return Result.OK;
        });
        on(DataPattern.of(Map.of("Event", "s3:TestEvent")), (payload, message) -> Result.OK);
    }

    record Notification(@JsonProperty("Records") List<Change> records) {}

    record Change(S3 s3) {}

    record S3(S3Object object) {}

    record S3Object(String key) {}
}
