package io.sqsmega.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The warning of a failing subscriber has all its fields, whichever logging framework a function on Lambda has. */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(300)
class LogFieldsTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:cart";
    private static final Map<String, String> FIELDS = Map.of(
            "requestId", LoggedFunction.REQUEST_ID,
            "messageId", "m-1",
            "queue", QUEUE,
            "eventName", "item.added",
            "receiveCount", "3",
            "subscriber", "stock",
            "outcome", "RETRY");

    @TempDir
    private Path directory;

    @Test
    void inLogbacksJson() throws Exception {
        Map<String, JsonNode> line = warning("slf4j-api-2", "logback-classic", "logback-core");

        assertThat(texts(line.get("mdc"))).containsAllEntriesOf(FIELDS);
        assertThat(line.get("level").textValue()).isEqualTo("WARN");
        assertThat(line.get("throwable").toString()).contains("out of stock\\nat the warehouse");
    }

    @Test
    void inLog4jsJson() throws Exception {
        Map<String, JsonNode> line =
                warning("slf4j-api-2", "log4j-slf4j2-impl", "log4j-api", "log4j-core", "log4j-layout-template-json");

        assertThat(line.keySet()).containsAll(FIELDS.keySet());
        assertThat(line.get("subscriber").textValue()).isEqualTo("stock");
        assertThat(line.get("log.level").textValue()).isEqualTo("WARN");
    }

    @Test
    void inTheTextOfTheJdksLogger() throws Exception {
        List<String> lines = new LoggedFunction(directory, List.of()).run(Map.of());

        assertThat(lines)
                .filteredOn(line -> line.contains("stock failed"))
                .singleElement()
                .asString()
                .endsWith(" requestId=request-1 messageId=m-1 queue=" + QUEUE
                        + " eventName=item.added receiveCount=3 subscriber=stock outcome=RETRY");
    }

    private Map<String, JsonNode> warning(String... jars) throws Exception {
        List<String> lines = new LoggedFunction(directory, List.of(jars)).run(Map.of());
        String line =
                lines.stream().filter(text -> text.contains("stock failed")).collect(Collectors.joining());
        Map<String, JsonNode> members = new LinkedHashMap<>();
        new ObjectMapper()
                .readTree(line)
                .properties()
                .forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static Map<String, String> texts(JsonNode object) {
        return object.properties().stream()
                .map(member -> entry(member.getKey(), member.getValue().textValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
