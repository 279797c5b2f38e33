package io.sqsmega.managed;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.RuntimeApi;
import io.sqsmega.local.RuntimeApi.Answer;
import io.sqsmega.taskroot.TaskRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lambda's own runtime client with 32 threads and one handler object: every answer is that to its event, on standard
 * and FIFO queues, with parallelism and without.
 *
 * <p>{@code -Dmega.managed.invocations} says how many; the client's library is there for Linux only.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ManagedInstancesTest {
    private static final int THREADS = 32;
    private static final int INVOCATIONS = Integer.getInteger("mega.managed.invocations", 400);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<String> DEEDS = List.of("fine", "fine", "fine", "again", "throw", "refuse", "nothing");
    private static final Set<String> STAYING = Set.of("again", "throw");

    private final RuntimeApi api = RuntimeApi.start();

    @ParameterizedTest(name = "parallelism {0}")
    @ValueSource(ints = {0, 3})
    void everyAnswerIsThatToItsEvent(int parallelism) throws Exception {
        Process function = start(TaskRoot.ofTheTests(), parallelism);
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try (api) {
            meet(callers);
            long begun = System.nanoTime();
            List<CompletableFuture<Integer>> records = IntStream.range(0, INVOCATIONS)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> invoke(number), callers))
                    .toList();
            int all = records.stream().mapToInt(CompletableFuture::join).sum();
            System.out.println(INVOCATIONS + " invocations of " + all + " messages, " + THREADS
                    + " at a time, parallelism " + parallelism + ": every answer is right, after "
                    + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) + " ms");
        } finally {
            callers.shutdownNow();
            function.destroyForcibly();
        }
    }

    private Process start(Path root, int parallelism) throws IOException {
        ProcessBuilder builder = TaskRoot.process(root, ManagedFunction.class);
        builder.environment().putAll(api.environment("managed"));
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_MAX_CONCURRENCY",
                        Integer.toString(THREADS),
                        ManagedFunction.MEETING,
                        Integer.toString(THREADS),
                        ManagedFunction.PARALLELISM,
                        Integer.toString(parallelism)));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * Each waits in the one handler until all of them are there: on one thread after the other that would take for
     * ever.
     */
    private void meet(ExecutorService callers) {
        List<CompletableFuture<Answer>> meeting = IntStream.range(0, THREADS)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> invoke(event(List.of(record("meeting-" + number, "g", "meet", "cart")))), callers))
                .toList();
        meeting.forEach(answer -> assertThat(answer.join()).isEqualTo(new Answer(false, "{\"batchItemFailures\":[]}")));
    }

    /** Returns the number of its messages. */
    private int invoke(int number) {
        Random random = new Random(number);
        String queue = number % 2 == 0 ? "cart" : "cart.fifo";
        int size = 1 + random.nextInt(10);
        List<String> records = new ArrayList<>();
        List<String> staying = new ArrayList<>();
        Set<String> heldBack = new HashSet<>();
        for (int i = 0; i < size; i++) {
            String id = number + "-" + i;
            String group = "group-" + random.nextInt(3);
            String deed = DEEDS.get(random.nextInt(DEEDS.size()));
            records.add(record(id, group, deed, queue));
            if (STAYING.contains(deed) || heldBack.contains(group)) {
                staying.add("{\"itemIdentifier\":\"" + id + "\"}");
                if (queue.endsWith(".fifo")) {
                    heldBack.add(group);
                }
            }
        }

        Answer answer = invoke(event(records));

        assertThat(answer)
                .as("invocation " + number)
                .isEqualTo(new Answer(false, "{\"batchItemFailures\":[" + String.join(",", staying) + "]}"));
        return size;
    }

    private Answer invoke(String event) {
        try {
            return api.invoke(event, MINUTE);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String event(List<String> records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    private static String record(String id, String group, String deed, String queue) {
        return """
                {"messageId": "%s", "receiptHandle": "handle", "body": "{\\"do\\": \\"%s\\"}", "eventSource": "aws:sqs",
                 "attributes": {"ApproximateReceiveCount": "1", "MessageGroupId": "%s"}, "messageAttributes": {},
                 "eventSourceARN": "arn:aws:sqs:eu-west-1:111122223333:%s"}""".formatted(id, deed, group, queue);
    }
}
