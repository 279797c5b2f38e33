package io.sqsmega.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/** Passes received messages to the function and settles them according to its response. Thread-safe. */
final class BatchProcessor {
    private static final Logger LOG = System.getLogger(EventSourcePoller.class.getName());

    private final LocalQueue queue;
    private final SqsEventJson json;
    private final Invocation function;
    private final Settlement settlement;
    private final boolean reportBatchItemFailures;

    BatchProcessor(LocalQueue queue, Invocation function, Settlement settlement, boolean reportBatchItemFailures) {
        this.queue = queue;
        this.json = new SqsEventJson(queue.arn());
        this.function = function;
        this.settlement = settlement;
        this.reportBatchItemFailures = reportBatchItemFailures;
    }

    /**
     * Calls the function as often as the size of the messages requires. On a FIFO queue, messages that follow a failed
     * message of their group are not part of the later calls.
     */
    PollResult process(List<Message> received) {
        PollResult result = PollResult.NOTHING;
        Set<String> stuckGroups = new HashSet<>();
        List<Message> rest = received;
        while (!rest.isEmpty()) {
            Batch batch = Batch.firstOf(rest, json);
            Outcome outcome = invoke(batch);
            result = result.and(settlement.settle(batch.messages(), outcome));
            rest = rest.subList(batch.messages().size(), rest.size());
            if (queue.isFifo()) {
                stuckGroups.addAll(batch.groupsOf(outcome.failed()));
                result = result.and(settlement.keep(inGroups(stuckGroups, rest, true)));
                rest = inGroups(stuckGroups, rest, false);
            }
        }
        return result;
    }

    private static List<Message> inGroups(Set<String> groups, List<Message> messages, boolean wanted) {
        return messages.stream()
                .filter(message -> groups.contains(Batch.group(message)) == wanted)
                .toList();
    }

    /**
     * Calls the function. Like Lambda, treats anything other than a response as a failure of the batch, including
     * errors.
     */
    private Outcome invoke(Batch batch) {
        try {
            String response = function.call(batch.event());
            if (reportBatchItemFailures) {
                return new Outcome(BatchResponse.failures(response, batch.ids()), null);
            }
            if (response != null && response.contains("\"itemIdentifier\"")) {
                LOG.log(
                        Level.WARNING,
                        "the response names failed messages, which are deleted: the function's event source mapping"
                                + " has no ReportBatchItemFailures");
            }
            return Outcome.SUCCESS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(batch.ids(), e);
        } catch (Throwable e) {
            return new Outcome(batch.ids(), e);
        }
    }
}
