package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A function that only consumes needs no AWS SDK: it handles a batch in a JVM that has none, and whose environment
 * names no queue.
 */
class WithoutTheSdkTest {

    @Test
    void aBatchIsHandledWithoutTheAwsSdkOnTheClassPath() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("awssdk"))
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", classPath, Consumer.class.getName())
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output.lines())
                .containsExactly(
                        "failures: [again]",
                        "with a queue: the AWS SDK for SQS must be on the class path, got none:"
                                + " add the dependency software.amazon.awssdk:sqs");
    }

    /** The program of that JVM. */
    static final class Consumer extends MegaSqsHandler {
        private Consumer() {
            super(HandlerOptions.fromEnvironment());
            on(EventPattern.named("done"), (payload, message) -> Result.OK);
            on(EventPattern.named("again"), (payload, message) -> Result.RETRY_LATER);
        }

        public static void main(String[] args) {
            try {
                Class.forName("software.amazon.awssdk.core.SdkClient");
                throw new AssertionError("the AWS SDK must not be on the class path");
            } catch (ClassNotFoundException asItShouldBe) {
                System.out.println("failures: " + handleABatch());
                System.out.println("with a queue: " + optionsWithAQueue());
            }
        }

        private static Object optionsWithAQueue() {
            try {
                return HandlerOptions.fromEnvironment(
                        Map.of("MEGA_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/111122223333/cart"));
            } catch (IllegalStateException missing) {
                return missing.getMessage();
            }
        }

        private static Object handleABatch() {
            SqsEvents events = SqsEvents.from(SqsEvents.QUEUE)
                    .message("done", event("done"))
                    .message("again", event("again"));
            return new Consumer()
                    .handleRequest(events.build(), null).getBatchItemFailures().stream()
                            .map(failure -> failure.getItemIdentifier())
                            .toList();
        }

        private static String event(String name) {
            return """
                    {"protocol": "mega", "version": 1, "event": {"name": "%s", "timestamp": "2020-05-04T15:53:27Z"}}""".formatted(name);
        }
    }
}
