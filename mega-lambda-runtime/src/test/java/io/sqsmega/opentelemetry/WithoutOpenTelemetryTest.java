package io.sqsmega.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.publish.RecordingSqs;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.subscribe.Result;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An application that does not trace needs no OpenTelemetry, and loads nothing of it, nor of what calls it. */
class WithoutOpenTelemetryTest {

    @Test
    void batchIsHandledAndMessageIsPublishedWithoutItsJar() throws Exception {
        String withoutIt = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("opentelemetry"))
                .collect(Collectors.joining(File.pathSeparator));

        assertThat(output(withoutIt)).containsExactly("without it", "failures: 1, sent: 1");
    }

    @Test
    void noClassOfItIsLoadedIfItsJarIsThereUnused() throws Exception {
        List<String> lines = output(System.getProperty("java.class.path"), "-Xlog:class+load");

        assertThat(lines).anyMatch(line -> line.endsWith("failures: 1, sent: 1"));
        assertThat(lines)
                .anyMatch(line -> line.contains("io.sqsmega.dispatch.Dispatcher "))
                .noneMatch(line -> line.contains("io.opentelemetry.") || line.contains("io.sqsmega.opentelemetry.O"))
                .noneMatch(
                        line -> line.contains("io.sqsmega.dispatch.MessageTracer") || line.contains("TracedMessage"));
    }

    private static List<String> output(String classPath, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Untraced.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output.lines().toList();
    }

    /** The program of that JVM. */
    static final class Untraced extends MegaSqsHandler {
        private Untraced() {
            super(HandlerOptions.defaults());
            on(DataPattern.any(), (payload, message) -> Result.RETRY_LATER);
        }

        public static void main(String[] args) {
            try {
                if (System.getProperty("java.class.path").contains("opentelemetry-api")) {
                    System.out.println("with it");
                } else {
                    Class.forName("io.opentelemetry.api.OpenTelemetry");
                }
            } catch (ClassNotFoundException asItShouldBe) {
                System.out.println("without it");
            }
            SQSMessage record = new SQSMessage();
            record.setMessageId("m");
            record.setBody("{\"a\": 1}");
            SQSEvent event = new SQSEvent();
            event.setRecords(List.of(record));
            int failures = new Untraced()
                    .handleRequest(event, null)
                    .getBatchItemFailures()
                    .size();
            RecordingSqs sqs = new RecordingSqs();
            SqsPublisher.of(RecordingSqs.QUEUE, sqs).publishRawMessage("ping");
            System.out.println("failures: " + failures + ", sent: " + sqs.sent().size());
        }
    }
}
