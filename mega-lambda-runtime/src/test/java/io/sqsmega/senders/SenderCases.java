package io.sqsmega.senders;

import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.cidr;
import static io.sqsmega.match.Matchers.contains;
import static io.sqsmega.match.Matchers.dateTime;
import static io.sqsmega.match.Matchers.fullMatch;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.hasItem;
import static io.sqsmega.match.Matchers.json;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.startsWith;

import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.match.EventPattern;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A natural pattern, and a typed reading, for each body. The confirmation of SNS holds nothing to read. */
public final class SenderCases {
    private static final String CELERY_ARGUMENTS =
            "[[\"a\", {\"k\": 1}], {}, {\"callbacks\": null, \"errbacks\": null, \"chain\": null, \"chord\": null}]";

    private SenderCases() {}

    public static List<SenderCase> all() {
        return List.of(
                s3(),
                eventBridge(),
                codePipeline(),
                alarm(),
                bounce(),
                cloudFormation(),
                guardDuty(),
                cognito(),
                autoScaling(),
                lambdaDestination(),
                shopify(),
                cloudEvent(),
                celeryInBase64(),
                celery(),
                activeJob(),
                debezium(),
                gzip(),
                csv(),
                internedString(),
                array(),
                dynamoDb(),
                mega());
    }

    private static SenderCase s3() {
        Map<String, Object> created = Map.of("eventSource", "aws:s3", "eventName", startsWith("ObjectCreated:"));
        return SenderCase.data(
                "01-s3-event.json",
                Map.of("Records", anyItem(created)),
                data -> {
                    SenderRecords.S3Record first =
                            data.dataAs(SenderRecords.S3.class).records().get(0);
                    String key = URLDecoder.decode(first.s3().object().key(), StandardCharsets.UTF_8);
                    return List.of(
                            first.s3().bucket().name(), key, first.s3().object().size(), first.eventTime());
                },
                List.of("b-example", "in/this im + ageé.jpg", 1024L, Instant.parse("2021-03-04T05:06:07.123Z")));
    }

    private static SenderCase eventBridge() {
        return SenderCase.data(
                "03-eventbridge-s3.json",
                Map.of("source", "aws.s3", "detail-type", "Object Created"),
                data -> data.dataAs(SenderRecords.Created.class),
                new SenderRecords.Created(
                        "Object Created",
                        Instant.parse("2021-11-12T00:00:00Z"),
                        new SenderRecords.S3Entity(
                                new SenderRecords.Named("b-example"), new SenderRecords.S3Object("a key+x.csv", 5))));
    }

    private static SenderCase codePipeline() {
        return SenderCase.data(
                "04-codepipeline-float.json",
                Map.of("source", "aws.codepipeline", "detail", Map.of("version", 2, "state", "STARTED")),
                data -> data.dataAs(SenderRecords.Pipeline.class)
                        .detail()
                        .version()
                        .intValueExact(),
                2);
    }

    private static SenderCase alarm() {
        return SenderCase.data(
                "05-cloudwatch-alarm.json",
                Map.of("NewStateValue", "ALARM", "StateChangeTime", gte(dateTime("2015-06-03T17:43:27Z"))),
                data -> {
                    SenderRecords.Alarm alarm = data.dataAs(SenderRecords.Alarm.class);
                    return Arrays.asList(
                            alarm.name(), alarm.description(), alarm.time().toInstant(), alarm.trigger());
                },
                Arrays.asList(
                        "cpu",
                        null,
                        Instant.parse("2015-06-03T17:43:27.123Z"),
                        new SenderRecords.Trigger("NetworkOut", 0.0)));
    }

    private static SenderCase bounce() {
        return SenderCase.data(
                "06-ses-bounce.json",
                Map.of("notificationType", "Bounce", "bounce", Map.of("bounceType", "Permanent")),
                data -> {
                    SenderRecords.Ses ses = data.dataAs(SenderRecords.Ses.class);
                    return List.of(
                            ses.bounce().bouncedRecipients(),
                            ses.bounce().timestamp(),
                            ses.mail().headers().get(1).value(),
                            ses.mail().tags().get("ses:source-ip"));
                },
                List.of(
                        List.of(new SenderRecords.Recipient("user@example.com", "5.1.1")),
                        Instant.parse("2017-08-05T00:40:02.012Z"),
                        "Hi \"you\"",
                        List.of("10.0.0.9")));
    }

    private static SenderCase cloudFormation() {
        return SenderCase.text(
                "07-cloudformation.txt",
                contains("ResourceStatus='CREATE_COMPLETE'"),
                text -> text.lines()
                        .filter(line -> line.startsWith("StackName="))
                        .map(line -> line.substring("StackName='".length(), line.length() - 1))
                        .toList(),
                List.of("demo"));
    }

    private static SenderCase guardDuty() {
        Map<String, Object> remote = Map.of("remoteIpDetails", Map.of("ipAddressV4", cidr("198.51.100.0/24")));
        return SenderCase.data(
                "09-guardduty.json",
                Map.of(
                        "source",
                        "aws.guardduty",
                        "detail",
                        Map.of(
                                "severity",
                                gte(5),
                                "service",
                                Map.of("action", Map.of("networkConnectionAction", remote)))),
                data -> data.dataAs(SenderRecords.Finding.class).detail(),
                new SenderRecords.FindingDetail(5.0, "UnauthorizedAccess:EC2/SSHBruteForce"));
    }

    private static SenderCase cognito() {
        return SenderCase.data(
                "10-cognito.json",
                Map.of("triggerSource", startsWith("PostConfirmation_")),
                data -> {
                    SenderRecords.SignUp signUp = data.dataAs(SenderRecords.SignUp.class);
                    return List.of(
                            signUp.userName(), signUp.request().userAttributes().get("cognito:user_status"));
                },
                List.of("u", "CONFIRMED"));
    }

    private static SenderCase autoScaling() {
        return SenderCase.data(
                "12-autoscaling-lifecycle.json",
                Map.of(
                        "LifecycleTransition",
                        "autoscaling:EC2_INSTANCE_TERMINATING",
                        "NotificationMetadata",
                        json(Map.of("k", 1))),
                data -> data.dataAs(SenderRecords.Lifecycle.class),
                new SenderRecords.Lifecycle(
                        "i-0598c7d356eba48d7", Instant.parse("2016-02-26T21:09:59.517Z"), "{\"k\": 1}"));
    }

    private static SenderCase lambdaDestination() {
        return SenderCase.data(
                "15-lambda-destination.json",
                Map.of("requestContext", Map.of("condition", "RetriesExhausted", "approximateInvokeCount", gt(1))),
                data -> {
                    SenderRecords.Destination failed = data.dataAs(SenderRecords.Destination.class);
                    return Arrays.asList(
                            failed.requestContext().approximateInvokeCount(),
                            failed.requestPayload().get("ORDER_IDS"));
                },
                List.of(3, Arrays.asList("9e07af03", 12, null)));
    }

    private static SenderCase shopify() {
        return SenderCase.data(
                "16-shopify.json",
                Map.of(
                        "detail",
                        Map.of(
                                "metadata",
                                Map.of("X-Shopify-Topic", "orders/create"),
                                "payload",
                                Map.of("total_price", gt(100)))),
                data -> data.dataAs(SenderRecords.Shopify.class).detail().payload(),
                new SenderRecords.Order(
                        4569938198766123456L,
                        new BigDecimal("199.65"),
                        OffsetDateTime.parse("2022-01-01T01:00:00+01:00"),
                        null,
                        List.of(new SenderRecords.LineItem("A-1", new BigDecimal("199.65"), 1))));
    }

    private static SenderCase cloudEvent() {
        return SenderCase.data(
                "18-cloudevents.json",
                Map.of("specversion", "1.0", "type", "com.example.order.created"),
                data -> data.dataAs(SenderRecords.CloudEvent.class),
                new SenderRecords.CloudEvent(
                        "A234-1234-1234",
                        OffsetDateTime.parse("2018-04-05T17:31:00Z"),
                        new SenderRecords.AppInfo("abc", 123, true)));
    }

    private static SenderCase celeryInBase64() {
        return celery("20-celery-kombu-base64.txt").transformingBytes((bytes, message) -> decoded(bytes));
    }

    private static SenderCase celery() {
        return celery("21-celery-json.json");
    }

    private static SenderCase celery(String file) {
        return SenderCase.data(
                file,
                Map.of("headers", Map.of("task", "app.tasks.add"), "content-type", "application/json"),
                data -> {
                    SenderRecords.Celery task = data.dataAs(SenderRecords.Celery.class);
                    byte[] body = Base64.getDecoder().decode(task.body());
                    return Arrays.asList(
                            new String(body, StandardCharsets.UTF_8),
                            task.headers().eta(),
                            task.headers().timelimit());
                },
                Arrays.asList(CELERY_ARGUMENTS, null, Arrays.asList(null, null)));
    }

    private static SenderCase activeJob() {
        return SenderCase.data(
                "23-activejob-shoryuken.json",
                Map.of("job_class", "OrderJob", "arguments", anyItem(Map.of("_aj_globalid", startsWith("gid://app/")))),
                data -> {
                    SenderRecords.Job job = data.dataAs(SenderRecords.Job.class);
                    return List.of(job.id(), job.arguments().size(), job.enqueued());
                },
                List.of("61fcc874", 2, Instant.parse("2024-01-01T00:00:00.123456789Z")));
    }

    private static SenderCase debezium() {
        return SenderCase.data(
                "25-debezium.json",
                Map.of("payload", Map.of("op", oneOf("c", "u"), "source", Map.of("table", "products"))),
                data -> {
                    SenderRecords.Change change =
                            data.dataAs(SenderRecords.Debezium.class).payload();
                    SenderRecords.Row after = change.after();
                    return Arrays.asList(change.before(), after.id(), new BigInteger(after.price()), change.millis());
                },
                Arrays.asList(null, 2L, BigInteger.valueOf(3050), 1714521600456L));
    }

    private static SenderCase gzip() {
        return SenderCase.data(
                        "28-gzip-json-base64.txt",
                        Map.of("type", "order"),
                        data -> data.dataAs(SenderRecords.GzippedOrder.class),
                        new SenderRecords.GzippedOrder("order", 7))
                .transformingBytes((bytes, message) -> gunzipped(bytes));
    }

    private static SenderCase csv() {
        return SenderCase.text(
                "30-csv.txt",
                fullMatch("\\d+;[A-Z]{2};.*"),
                text -> new BigDecimal(text.split(";")[2]),
                new BigDecimal("19.99"));
    }

    private static SenderCase internedString() {
        return SenderCase.text("33-word.txt", oneOf("shutdown", "restart"), text -> text, "shutdown");
    }

    private static SenderCase array() {
        return SenderCase.data(
                        "36-eb-inputtransformer-array.json",
                        Map.of("items", hasItem(Map.of("status", "ko"))),
                        data -> data.dataAs(SenderRecords.Items.class).items(),
                        List.of(new SenderRecords.Item(1, "ok"), new SenderRecords.Item(2, "ko")))
                .transformingText((text, message) ->
                        text.text().startsWith("[") ? PayloadCodec.decode("{\"items\":" + text.text() + "}") : null);
    }

    private static SenderCase dynamoDb() {
        return SenderCase.data(
                "37-dynamodb-stream-pipe.json",
                Map.of(
                        "eventName",
                        oneOf("INSERT", "MODIFY"),
                        "dynamodb",
                        Map.of("NewImage", Map.of("Price", Map.of("N", gt(100))))),
                data -> {
                    Map<String, SenderRecords.Attribute> image =
                            data.dataAs(SenderRecords.Stream.class).dynamodb().image();
                    return List.of(
                            image.get("Price").number(), image.get("Tags").texts());
                },
                List.of(new BigDecimal("38499999999999999999.123"), List.of("a", "b")));
    }

    private static SenderCase mega() {
        return SenderCase.event(
                "39-mega-foreign-python.json",
                EventPattern.of(Map.of("domain", "shopping_cart", "name", "item.added", "big", gt(4e18))),
                (MegaPayload payload) -> payload.event().attributesAs(SenderRecords.Added.class),
                new SenderRecords.Added(5, new BigDecimal("19.99"), 4.611686018427388e+18));
    }

    private static Payload decoded(BinaryPayload bytes) {
        return PayloadCodec.decode(new String(bytes.bytes().toArray(), StandardCharsets.UTF_8));
    }

    private static @Nullable Payload gunzipped(BinaryPayload bytes) throws IOException {
        byte[] content = bytes.bytes().toArray();
        if (content.length < 2 || content[0] != 0x1f || content[1] != (byte) 0x8b) {
            return null;
        }
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return PayloadCodec.decode(new String(unzipped.readNBytes(1 << 20), StandardCharsets.UTF_8));
        }
    }
}
