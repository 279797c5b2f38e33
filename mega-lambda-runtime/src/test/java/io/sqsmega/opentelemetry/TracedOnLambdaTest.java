package io.sqsmega.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.RuntimeApi;
import io.sqsmega.local.RuntimeApi.Answer;
import io.sqsmega.taskroot.TaskRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The spans of a function that Lambda's runtime client loads, of messages from two senders. */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(300)
class TracedOnLambdaTest {
    private static final String OF_W3C = "0af7651916cd43dd8448eb211c80319c";
    private static final String OF_X_RAY = "5759e988bd862e3fe1be46a994272793";
    private static final String EVENT = """
            {"Records": [
              {"messageId": "m-1", "eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:eu-west-1:111122223333:cart",
               "attributes": {}, "body": "{}",
               "messageAttributes": {"traceparent": {"dataType": "String", "stringValue": "00-%s-b7ad6b7169203331-01"}}},
              {"messageId": "m-2", "eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:eu-west-1:111122223333:cart",
               "attributes": {"AWSTraceHeader": "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"},
               "body": "{}", "messageAttributes": {}}]}""".formatted(OF_W3C);

    @TempDir
    private Path directory;

    @Test
    void eachMessageIsLinkedToItsSender() throws Exception {
        assertThat(spans())
                .filteredOn(line -> line.contains("linked to"))
                .satisfiesExactlyInAnyOrder(
                        first -> assertThat(first)
                                .startsWith("process cart linked to")
                                .endsWith(OF_W3C),
                        second -> assertThat(second)
                                .startsWith("process cart linked to")
                                .endsWith(OF_X_RAY),
                        batch -> assertThat(batch).contains(OF_W3C, OF_X_RAY));
    }

    private List<String> spans() throws Exception {
        Path output = directory.resolve("output");
        try (RuntimeApi api = RuntimeApi.start()) {
            ProcessBuilder builder = TaskRoot.process(TaskRoot.ofTheTests(), TracedFunction.class);
            builder.environment().putAll(api.environment("traced"));
            api.send("request-1", EVENT, Duration.ofMinutes(1));
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(api.answerWithin(Duration.ofMinutes(1)))
                        .isEqualTo(new Answer(false, "{\"batchItemFailures\":[]}"));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        return Files.readAllLines(output).stream()
                .filter(line -> line.startsWith(TracedFunction.SPAN))
                .map(line -> line.substring(TracedFunction.SPAN.length()))
                .toList();
    }
}
