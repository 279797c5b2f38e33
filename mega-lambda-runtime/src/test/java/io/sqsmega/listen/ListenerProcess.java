package io.sqsmega.listen;

import static io.sqsmega.match.Matchers.present;

import io.sqsmega.match.DataPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.BatchAnswer;
import io.sqsmega.subscribe.BatchItem;
import io.sqsmega.subscribe.DataBatchSubscriber;
import io.sqsmega.subscribe.Result;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A service in a JVM of its own, that writes down what its three subscribers did: {@code first} takes every message,
 * {@code second} every one too, but refuses those that say so, {@code bulk} takes every one in batches.
 */
final class ListenerProcess {
    private ListenerProcess() {}

    static Process start(String queueUrl, Path journal, int healthPort, Map<String, String> environment)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                java,
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ListenerProcess.class.getName(),
                queueUrl,
                journal.toString(),
                Integer.toString(healthPort)));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        ProcessHandle.current()
                .parent()
                .ifPresent(
                        test -> test.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        try (FileOutputStream journal = new FileOutputStream(arguments[1], true)) {
            SqsListener listener = SqsListener.builder(arguments[0])
                    .waitTime(Duration.ofSeconds(1))
                    .concurrency(20)
                    .on(DataPattern.of(Map.of("number", present())), (payload, message) -> {
                        write(journal, "first", payload);
                        return Result.OK;
                    })
                    .on(DataPattern.any(), (payload, message) -> {
                        if (payload.data().containsKey("refused")) {
                            return Result.deadLetter("as it was told");
                        }
                        write(journal, "second", payload);
                        return Result.OK;
                    })
                    .register(new Bulk(journal))
                    .build();
            ListenerService.run(listener, Integer.parseInt(arguments[2]));
        }
    }

    private static final class Bulk extends DataBatchSubscriber {
        private final FileOutputStream journal;

        Bulk(FileOutputStream journal) {
            this.journal = journal;
        }

        @Override
        protected DataPattern matchData() {
            return DataPattern.any();
        }

        @Override
        public BatchAnswer process(List<BatchItem<DataPayload>> batch) {
            batch.forEach(item -> write(journal, "bulk", item.payload()));
            return BatchAnswer.OK;
        }
    }

    /** One write for each line: it is in the file or it is not, whenever the process is killed. */
    private static void write(FileOutputStream journal, String subscriber, DataPayload payload) {
        try {
            String line = subscriber + " " + payload.data().get("number") + "\n";
            journal.write(line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
