package io.sqsmega.codec.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.LambdaDestinationEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.GenericType;
import io.sqsmega.payload.InvalidPayloadException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS's event classes are read as Lambda's runtime reads them, or refused with what to do; they are never empty. */
class LambdaEventsTest {
    private static final String S3 = """
            {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "us-east-1",
             "eventTime": "2021-03-04T05:06:07.123Z", "eventName": "ObjectCreated:Put", "userIdentity": {"principalId": "EXAMPLE"},
             "requestParameters": {"sourceIPAddress": "127.0.0.1"}, "s3": {"s3SchemaVersion": "1.0",
             "bucket": {"name": "b-example", "arn": "arn:aws:s3:::b-example"},
             "object": {"key": "in/this+im.jpg", "size": 1024, "eTag": "d41d", "sequencer": "0055"}}}]}""";
    private static final String STREAM_RECORD = """
            {"eventID": "1", "eventName": "INSERT", "eventVersion": "1.1", "eventSource": "aws:dynamodb", "awsRegion": "us-east-1",
             "dynamodb": {"ApproximateCreationDateTime": 1479499740, "Keys": {"Id": {"N": "101"}},
             "NewImage": {"Price": {"N": "38499999999999999999.123"}, "Tags": {"SS": ["a", "b"]}}, "SequenceNumber": "4421",
             "SizeBytes": 26, "StreamViewType": "NEW_IMAGE"}, "eventSourceARN": "arn"}""";
    private static final String SQS_MESSAGE = """
            {"messageId": "m", "receiptHandle": "r", "body": "b", "attributes": {"SenderId": "s"}, "messageAttributes": {},
             "md5OfBody": "x", "eventSource": "aws:sqs", "eventSourceARN": "arn", "awsRegion": "us-east-1"}""";

    record Archived(S3Event event, String by) {}

    @Test
    void s3EventIsRead() {
        S3Event event = read(S3, S3Event.class);

        assertThat(event.getRecords()).hasSize(1);
        assertThat(event.getRecords().get(0).getEventTime().toInstant()).hasToString("2021-03-04T05:06:07.123Z");
        assertThat(event.getRecords().get(0).getS3().getObject().getUrlDecodedKey())
                .isEqualTo("in/this im.jpg");
        assertThat(read(S3, S3EventNotification.class).getRecords()).hasSize(1);
    }

    @Test
    void eventIsReadWithinOtherClasses() {
        String archived = "{\"by\": \"x\", \"event\": " + S3 + "}";

        assertThat(read(archived, Archived.class).event().getRecords()).hasSize(1);
        assertThat(data("{\"events\": [" + S3 + "]}")
                        .dataAt("/events", new GenericType<List<S3Event>>() {})
                        .get(0)
                        .getRecords())
                .hasSize(1);
    }

    @Test
    void otherEventsAreRead() {
        SNSEvent sns = read("""
                {"Records": [{"EventSource": "aws:sns", "EventVersion": "1.0", "EventSubscriptionArn": "arn", "Sns": {"MessageId": "m",
                 "Message": "hello", "Timestamp": "2020-01-02T03:04:05.678Z", "TopicArn": "t", "Type": "Notification"}}]}""", SNSEvent.class);
        assertThat(sns.getRecords().get(0).getSNS().getMessage()).isEqualTo("hello");

        DynamodbEvent stream = read("{\"Records\": [" + STREAM_RECORD + "]}", DynamodbEvent.class);
        assertThat(stream.getRecords()
                        .get(0)
                        .getDynamodb()
                        .getNewImage()
                        .get("Tags")
                        .getSS())
                .containsExactly("a", "b");

        KinesisEvent kinesis = read("""
                {"Records": [{"kinesis": {"partitionKey": "1", "sequenceNumber": "49", "data": "SGVsbG8=",
                 "approximateArrivalTimestamp": 1545084650.987}, "eventSource": "aws:kinesis"}]}""", KinesisEvent.class);
        assertThat(StandardCharsets.UTF_8
                        .decode(kinesis.getRecords().get(0).getKinesis().getData())
                        .toString())
                .isEqualTo("Hello");

        ScheduledEvent created = read("""
                {"version": "0", "id": "1", "detail-type": "Object Created", "source": "aws.s3", "account": "1",
                 "time": "2021-11-12T00:00:00Z", "region": "ca-central-1", "resources": ["arn"], "detail": {"bucket": "b"}}""", ScheduledEvent.class);
        assertThat(created.getDetailType()).isEqualTo("Object Created");
        assertThat(created.getDetail()).containsEntry("bucket", "b");

        SQSEvent sqs = read("{\"Records\": [" + SQS_MESSAGE + "]}", SQSEvent.class);
        assertThat(sqs.getRecords().get(0).getEventSourceArn()).isEqualTo("arn");

        LambdaDestinationEvent failed = read("""
                {"version": "1.0", "timestamp": "2019-11-14T18:16:05.568Z", "requestContext": {"condition": "RetriesExhausted"},
                 "requestPayload": {"ids": [1]}}""", LambdaDestinationEvent.class);
        assertThat(failed.getRequestContext().getCondition()).isEqualTo("RetriesExhausted");

        assertThat(read("{\"awslogs\": {\"data\": \"H4s\"}}", CloudWatchLogsEvent.class)
                        .getAwsLogs()
                        .getData())
                .isEqualTo("H4s");
        assertThat(read(
                                "{\"version\": \"1\", \"request\": {\"userAttributes\": {\"sub\": \"s\"}}}",
                                CognitoUserPoolPostConfirmationEvent.class)
                        .getRequest()
                        .getUserAttributes())
                .containsEntry("sub", "s");
    }

    @Test
    void recordsThatStandAloneAreRead() {
        DynamodbStreamRecord change = read(STREAM_RECORD, DynamodbStreamRecord.class);
        assertThat(change.getEventSourceARN()).isEqualTo("arn");
        assertThat(change.getDynamodb().getNewImage().get("Price").getN()).isEqualTo("38499999999999999999.123");

        SQSMessage message = read(SQS_MESSAGE, SQSMessage.class);
        assertThat(message.getEventSourceArn()).isEqualTo("arn");
        assertThat(message.getAttributes()).containsEntry("SenderId", "s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Service\": \"Amazon S3\", \"Event\": \"s3:TestEvent\"}",
                "{\"records\": \"secret\"}",
                "{\"Records\": \"secret\"}",
                "{\"Records\": {}}",
                "{\"Records\": [{\"eventTime\": \"secret\"}]}",
                "{}"
            })
    void dataOfAnotherKindIsRefused(String body) {
        for (Class<?> type : List.of(S3Event.class, SNSEvent.class, DynamodbEvent.class)) {
            assertThatThrownBy(() -> read(body, type))
                    .isInstanceOf(InvalidPayloadException.class)
                    .hasMessage("data must be readable as " + type.getSimpleName() + ", got object")
                    .hasNoCause();
        }
        assertThatThrownBy(() -> read("{\"event\": " + body + "}", Archived.class))
                .hasMessage("data.event must be readable as S3Event, got object");
    }

    static final class OwnEvent extends S3Event {}

    @ParameterizedTest
    @ValueSource(classes = {SNSEvent.SNSRecord.class, S3EventNotification.S3BucketEntity.class, OwnEvent.class})
    void partThatNobodyReadsAloneIsTheProgramsFault(Class<?> type) {
        assertThatThrownBy(() -> read(S3, type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("type must be a class of your own, or an event of AWS with"
                        + " com.amazonaws:aws-lambda-java-serialization on the class path, got " + type.getName());
    }

    @Test
    void mapperOfTheUsersReadsEventsToo() {
        DataPayload payload = data(S3).withBinder(JacksonBinder.of(new ObjectMapper()));

        assertThat(payload.dataAs(S3Event.class).getRecords()).hasSize(1);
    }

    static Stream<Class<?>> allClassesOfEvents() throws IOException, ReflectiveOperationException {
        File jar = new File(S3Event.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (JarFile file = new JarFile(jar)) {
            return file.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .map(entry -> entry.getName()
                            .replace('/', '.')
                            .substring(0, entry.getName().length() - 6))
                    .<Class<?>>map(LambdaEventsTest::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()) && !type.isEnum() && !type.isInterface())
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @ParameterizedTest
    @MethodSource("allClassesOfEvents")
    void noClassOfEventsIsEverEmpty(Class<?> type) {
        assertThatThrownBy(() -> read("{\"nobody knows\": {\"this\": 1}}", type))
                .isInstanceOfAny(InvalidPayloadException.class, IllegalArgumentException.class);
    }

    @Test
    void missingLibraryIsNamed() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(withoutTheLibrary(), ClassLoader.getPlatformClassLoader())) {
            Class<?> payload = loader.loadClass(DataPayload.class.getName());
            Class<?> codec = loader.loadClass(PayloadCodec.class.getName());
            Object data = codec.getMethod("decode", String.class).invoke(null, S3);
            Class<?> event = loader.loadClass(S3Event.class.getName());

            assertThatThrownBy(() -> payload.getMethod("dataAs", Class.class).invoke(data, event))
                    .cause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("com.amazonaws:aws-lambda-java-serialization on the class path")
                    .hasMessageContaining(S3Event.class.getName());
        }
    }

    private static URL[] withoutTheLibrary() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("aws-lambda-java-serialization"))
                .map(LambdaEventsTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static DataPayload data(String json) {
        return (DataPayload) PayloadCodec.decode(json);
    }

    private static <T> T read(String json, Class<T> type) {
        return data(json).dataAs(type);
    }
}
