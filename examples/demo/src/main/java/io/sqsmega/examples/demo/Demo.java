package io.sqsmega.examples.demo;

import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Publishes a mixed load, lets a handler consume it as Lambda would, and shows the outcome of each message. The exit
 * status is 0 only if every outcome is the expected one: no message lost, none left on the queue, the broken ones in
 * the dead-letter queue.
 */
public final class Demo {
    private static final Duration LONGEST_RUN = Duration.ofSeconds(30);

    /** A field, because a logger that nothing refers to loses its level. */
    private static final Logger FRAMEWORK = Logger.getLogger("io.sqsmega");

    private Demo() {}

    public static void main(String[] args) {
        FRAMEWORK.setLevel(Level.OFF); // the table says what was refused, and why
        Report report = run(System.out);
        System.out.println();
        Table.print(report.rows(), System.out);
        System.out.println();
        System.exit(verdict(report, System.out));
    }

    /** Starts the services, sends the load through them, and reports the outcomes. */
    static Report run(PrintStream out) {
        out.println("Starting SQS and SNS on this machine ...");
        try (LocalAws aws = LocalAws.start()) {
            LocalQueue queue = aws.createQueue(
                    "cart",
                    QueueOptions.builder().maxReceiveCount(Fate.MAX_RECEIVES).build());
            List<Shipment> load = new Load(aws, queue).shipments();
            publish(load, out);

            Witness witness = new Witness();
            consume(queue, witness, out);
            return Report.of(load, witness, queue);
        }
    }

    private static void publish(List<Shipment> load, PrintStream out) {
        for (int i = 0; i < load.size(); i++) {
            load.get(i).send(i + 1);
        }
        out.printf(
                "Published %d messages: directly to SQS, through SNS raw, and through SNS in an envelope.%n",
                load.size());
    }

    /** Polls like Lambda's event source mapping, except that failed messages are delivered again at once. */
    private static void consume(LocalQueue queue, Witness witness, PrintStream out) {
        EventSourcePoller poller = EventSourcePoller.builder(queue)
                .function(witness.watching(new DemoHandler(witness)))
                .failuresVisibleAfter(Duration.ZERO)
                .build();
        Instant deadline = Instant.now().plus(LONGEST_RUN);
        while (queue.size() > 0 && Instant.now().isBefore(deadline)) {
            var batch = poller.pollOnce();
            if (batch.received() > 0) {
                out.printf(
                        "Batch of %d: %d done, %d stay for now.%n",
                        batch.received(), batch.deleted().size(), batch.kept().size());
            }
        }
    }

    /** Prints the verdict and returns the exit status. */
    static int verdict(Report report, PrintStream out) {
        List<String> problems = report.problems();
        if (problems.isEmpty()) {
            out.printf(
                    "OK: %d messages published, none lost, none left on the queue, %d in the dead-letter queue.%n",
                    report.rows().size(), report.deadLettered());
            return 0;
        }
        problems.forEach(problem -> out.println("FAILED: " + problem));
        return 1;
    }
}
