package io.sqsmega.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.message.Message;
import io.sqsmega.test.HandlerTester;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recipe compiles, and prints what it says of a sender's body: raw, and within the envelope of SNS. */
class RecipesTest {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "recipes.md");
    private static final Path BODIES = Path.of("..", "..", "mega-lambda-runtime", "src", "test", "resources", "cases");
    private static final Pattern NAME = Pattern.compile("final class (\\w+) extends MegaSqsHandler");
    private static final String TAKEN_FOR_GRANTED = """
            import static io.sqsmega.match.Matchers.*;

            import com.fasterxml.jackson.annotation.JsonProperty;
            import com.google.protobuf.InvalidProtocolBufferException;
            import com.google.protobuf.Struct;
            import io.sqsmega.cloudevents.*;
            import io.sqsmega.codec.*;
            import io.sqsmega.codec.bind.*;
            import io.sqsmega.dispatch.*;
            import io.sqsmega.guard.*;
            import io.sqsmega.lambda.*;
            import io.sqsmega.match.*;
            import io.sqsmega.payload.*;
            import io.sqsmega.subscribe.*;
            import java.io.ByteArrayInputStream;
            import java.io.IOException;
            import java.math.BigDecimal;
            import java.math.BigInteger;
            import java.net.URLDecoder;
            import java.nio.charset.StandardCharsets;
            import java.time.Instant;
            import java.time.OffsetDateTime;
            import java.util.Base64;
            import java.util.List;
            import java.util.Map;
            import java.util.zip.GZIPInputStream;

            """;

    @TempDir
    private Path classes;

    static Stream<Arguments> recipes() throws IOException {
        return Stream.of(
                Arguments.of("ThumbnailHandler", body("01-s3-event.json"), "b-example/in/this im + ageé.jpg"),
                Arguments.of("UploadHandler", body("03-eventbridge-s3.json"), "b-example/a key+x.csv"),
                Arguments.of("BusHandler", onABus(body("39-mega-foreign-python.json")), "item.added"),
                Arguments.of("AlarmHandler", body("05-cloudwatch-alarm.json"), "cpu: AWS/EC2 NetworkOut"),
                Arguments.of("BounceHandler", body("06-ses-bounce.json"), "user@example.com 5.1.1"),
                Arguments.of("PriceHandler", body("37-dynamodb-stream-pipe.json"), "101 38499999999999999999.123"),
                Arguments.of("ProductHandler", body("25-debezium.json"), "Product B 30.50"),
                Arguments.of("OrderHandler", body("18-cloudevents.json"), "orders/42 123"),
                Arguments.of("TerminationHandler", body("12-autoscaling-lifecycle.json"), "i-0598c7d356eba48d7"),
                Arguments.of("ConfigHandler", CONFIG, "2021-03-04T05:06:07.123Z"),
                Arguments.of(
                        "ItemsHandler",
                        body("36-eb-inputtransformer-array.json"),
                        "[Item[id=1, status=ok], Item[id=2, status=ko]]"),
                Arguments.of("CeleryHandler", body("20-celery-kombu-base64.txt"), "app.tasks.add[a, {k=1}]"),
                Arguments.of("GzipHandler", body("28-gzip-json-base64.txt"), "7"),
                Arguments.of("CsvHandler", body("30-csv.txt"), "139.93"),
                Arguments.of("ProtobufHandler", protobuf(), "BR"));
    }

    private static final String CONFIG = """
            {"version": "1.0", "configRuleName": "rule", "invokingEvent": "{\\"messageType\\":\
            \\"ConfigurationItemChangeNotification\\",\\"notificationCreationTime\\":\\"2021-03-04T05:06:07.123Z\\"}"}""";

    @ParameterizedTest
    @MethodSource("recipes")
    void aRecipeTakesTheBodyOfItsSender(String name, String body, String prints) throws Exception {
        MegaSqsHandler handler = handler(name);

        assertThat(printed(handler, body)).containsExactly(prints);
        assertThat(printed(handler, enveloped(body))).containsExactly(prints);
    }

    @Test
    void everyRecipeIsRun() throws IOException {
        List<String> run = recipes().map(recipe -> (String) recipe.get()[0]).toList();

        assertThat(samples().map(RecipesTest::name)).containsExactlyElementsOf(run);
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() throws Exception {
        assertThat(handler("GzipHandler")
                        .explain(Message.builder("1", zeros()).build())
                        .toString())
                .contains("must unpack to at most 8388608 bytes");
    }

    private static Stream<String> samples() throws IOException {
        return JavaSamples.of(Files.readString(DOCUMENT)).stream();
    }

    private static String name(String sample) {
        Matcher name = NAME.matcher(sample);
        assertThat(name.find()).as(sample).isTrue();
        return name.group(1);
    }

    private MegaSqsHandler handler(String name) throws Exception {
        String recipe = samples()
                .filter(sample -> name(sample).equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(JavaSamples.compile(name, TAKEN_FOR_GRANTED + recipe, classes))
                .isEmpty();
        // Not closed: the recipe's other classes are loaded when they are needed.
        URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, RecipesTest.class.getClassLoader());
        Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (MegaSqsHandler) constructor.newInstance();
    }

    private static List<String> printed(MegaSqsHandler handler, String body) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(HandlerTester.of(handler).deliverBody(body)).isDone();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String body(String file) throws IOException {
        return Files.readString(BODIES.resolve(file));
    }

    private static String onABus(String detail) {
        return "{\"detail-type\": \"a message\", \"source\": \"me\", \"detail\": " + detail + "}";
    }

    private static String enveloped(String body) {
        String text = body.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return """
                {"Type": "Notification", "MessageId": "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
                 "TopicArn": "arn:aws:sns:us-west-2:123456789012:MyTopic", "Timestamp": "2012-05-02T00:54:06.655Z",
                 "Message": "%s"}""".formatted(text);
    }

    private static String protobuf() {
        byte[] order = Struct.newBuilder()
                .putFields("country", Value.newBuilder().setStringValue("BR").build())
                .putFields("quantity", Value.newBuilder().setNumberValue(7).build())
                .build()
                .toByteArray();
        return Base64.getEncoder().encodeToString(order);
    }

    private static String zeros() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(new byte[9 * 1024 * 1024]);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
