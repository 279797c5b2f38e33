package io.sqsmega.senders;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a user would write to read the bodies of {@link SenderCases}. */
final class SenderRecords {
    private SenderRecords() {}

    record S3(@JsonProperty("Records") List<S3Record> records) {}

    record S3Record(Instant eventTime, S3Entity s3) {}

    record S3Entity(Named bucket, S3Object object) {}

    record Named(String name) {}

    record S3Object(String key, long size) {}

    record Created(@JsonProperty("detail-type") String type, Instant time, S3Entity detail) {}

    record Pipeline(PipelineDetail detail) {}

    record PipelineDetail(String pipeline, BigDecimal version, String state) {}

    record Alarm(
            @JsonProperty("AlarmName") String name,
            @JsonProperty("AlarmDescription") @Nullable String description,
            @JsonProperty("StateChangeTime") OffsetDateTime time,
            @JsonProperty("Trigger") Trigger trigger) {}

    record Trigger(
            @JsonProperty("MetricName") String metric,
            @JsonProperty("Threshold") double threshold) {}

    record Ses(Bounce bounce, Mail mail) {}

    record Bounce(List<Recipient> bouncedRecipients, Instant timestamp) {}

    record Recipient(String emailAddress, String status) {}

    record Mail(List<Header> headers, Map<String, List<String>> tags) {}

    record Header(String name, String value) {}

    record Finding(FindingDetail detail) {}

    record FindingDetail(double severity, String type) {}

    record SignUp(String userName, SignUpRequest request) {}

    record SignUpRequest(Map<String, String> userAttributes) {}

    record Lifecycle(
            @JsonProperty("EC2InstanceId") String instance,
            @JsonProperty("Time") Instant time,
            @JsonProperty("NotificationMetadata") String metadata) {}

    record Destination(RequestContext requestContext, Map<String, List<@Nullable Object>> requestPayload) {}

    record RequestContext(String functionArn, int approximateInvokeCount) {}

    record Shopify(ShopifyDetail detail) {}

    record ShopifyDetail(Order payload) {}

    record Order(
            long id,
            @JsonProperty("total_price") BigDecimal total,
            @JsonProperty("created_at") OffsetDateTime created,
            @JsonProperty("cancelled_at") @Nullable OffsetDateTime cancelled,
            @JsonProperty("line_items") List<LineItem> items) {}

    record LineItem(String sku, BigDecimal price, int quantity) {}

    record CloudEvent(String id, OffsetDateTime time, AppInfo data) {}

    record AppInfo(String appinfoA, int appinfoB, boolean appinfoC) {}

    record Celery(String body, CeleryHeaders headers) {}

    record CeleryHeaders(String task, @Nullable OffsetDateTime eta, int retries, List<@Nullable Integer> timelimit) {}

    record Job(
            @JsonProperty("job_id") String id,
            @Nullable Integer priority,
            List<Map<String, Object>> arguments,
            @JsonProperty("enqueued_at") Instant enqueued) {}

    record Debezium(Change payload) {}

    record Change(
            @Nullable Row before,
            Row after,
            String op,
            @JsonProperty("ts_ms") long millis) {}

    record Row(long id, String name, byte[] price, String doc) {}

    record GzippedOrder(String type, int id) {}

    record Items(List<Item> items) {}

    record Item(int id, String status) {}

    record Stream(String eventName, Dynamo dynamodb) {}

    record Dynamo(
            @JsonProperty("Keys") Map<String, Attribute> keys,
            @JsonProperty("NewImage") Map<String, Attribute> image) {}

    record Attribute(
            @JsonProperty("N") @Nullable BigDecimal number,
            @JsonProperty("S") @Nullable String text,
            @JsonProperty("SS") @Nullable List<String> texts,
            @JsonProperty("NULL") @Nullable Boolean none) {}

    record Added(int quantity, BigDecimal total, double big) {}
}
