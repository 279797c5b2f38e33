package io.sqsmega.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Without a logging framework, a function whose log format is JSON writes each warning as one JSON object. */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(300)
class LambdaJsonFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void failureIsOneObjectWithLevelTimeAndFieldsInAnyTimeZone() throws Exception {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        List<JsonNode> objects = run(Map.of("AWS_LAMBDA_LOG_LEVEL", "WARN", "TZ", "Asia/Tokyo"));

        assertThat(objects).hasSize(1);
        JsonNode warning = objects.get(0);
        assertThat(Instant.parse(warning.get("timestamp").textValue())).isBetween(before, Instant.now());
        assertThat(warning.get("level").textValue()).isEqualTo("WARN");
        assertThat(warning.get("message").textValue()).contains("stock failed on Message[m-1 ");
        assertThat(warning.get("AWSRequestId").textValue()).isEqualTo(LoggedFunction.REQUEST_ID);
        assertThat(warning.get("messageId").textValue()).isEqualTo("m-1");
        assertThat(warning.get("queue").textValue()).isEqualTo("arn:aws:sqs:eu-west-1:111122223333:cart");
        assertThat(warning.get("eventName").textValue()).isEqualTo("item.added");
        assertThat(warning.get("receiveCount").textValue()).isEqualTo("3");
        assertThat(warning.get("subscriber").textValue()).isEqualTo("stock");
        assertThat(warning.get("outcome").textValue()).isEqualTo("RETRY");
    }

    @Test
    void traceOfFortyFramesAndAMessageOfTwoLinesAreWithinThatObject() throws Exception {
        List<JsonNode> objects = run(Map.of());

        assertThat(objects).hasSize(1);
        assertThat(objects.get(0).get("errorType").textValue()).isEqualTo("java.lang.IllegalStateException");
        assertThat(objects.get(0).get("errorMessage").textValue()).isEqualTo("out of stock\nat the warehouse");
        assertThat(objects.get(0).get("stackTrace")).hasSizeGreaterThan(40);
    }

    @Test
    void nothingIsWrittenIfOnlyErrorsAreWanted() throws Exception {
        assertThat(run(Map.of("AWS_LAMBDA_LOG_LEVEL", "ERROR"))).isEmpty();
    }

    @Test
    void objectBeginsOnALineOfItsOwnAfterALineThatLambdasLoggerDidNotEnd() throws Exception {
        List<String> lines = new LoggedFunction(directory, List.of())
                .run(Map.of("AWS_LAMBDA_LOG_FORMAT", "JSON", FailingFunction.LOG, "unfinished"));

        assertThat(lines).anyMatch(line -> line.contains("unfinished"));
        assertThat(objects(lines)).anyMatch(object -> object.has("subscriber"));
    }

    private List<JsonNode> run(Map<String, String> environment) throws Exception {
        List<String> lines = new LoggedFunction(directory, List.of()).run(withJson(environment));
        return objects(lines);
    }

    private static Map<String, String> withJson(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        return all;
    }

    /** Each line that is not empty, which must be an object. */
    private static List<JsonNode> objects(List<String> lines) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : lines) {
            if (!line.isEmpty()) {
                objects.add(JSON.readTree(line));
            }
        }
        return objects;
    }
}
