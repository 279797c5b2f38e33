package io.sqsmega.test;

import io.sqsmega.dispatch.Outcome.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the outcome of a batch. A failure describes each message. Not thread-safe.
 *
 * @since 0.1
 */
public final class DeliveredBatchAssert extends AbstractAssert<DeliveredBatchAssert, DeliveredBatch> {

    DeliveredBatchAssert(DeliveredBatch actual) {
        super(actual, DeliveredBatchAssert.class);
    }

    /**
     * Asserts that every message is done.
     *
     * @return this assertion
     */
    public DeliveredBatchAssert isDone() {
        boolean holds =
                actual.messages().stream().allMatch(message -> message.outcome().kind() == Kind.DONE);
        return check(holds, "expected every message to be done");
    }

    /**
     * Asserts that exactly these messages stay on the queue, in this order: the response to Lambda.
     *
     * @param ids the ids of the messages
     * @return this assertion
     */
    public DeliveredBatchAssert keeps(String... ids) {
        return check(
                actual.kept().equals(List.of(ids)),
                "expected the queue to keep " + List.of(ids) + ", but it keeps " + actual.kept());
    }

    /**
     * Asserts that no message stays on the queue.
     *
     * @return this assertion
     */
    public DeliveredBatchAssert keepsNothing() {
        return keeps();
    }

    private DeliveredBatchAssert check(boolean holds, String text) {
        if (!holds) {
            throw failure(
                    "%s",
                    text
                            + actual.messages().stream()
                                    .map(message ->
                                            "\n" + message.toString().indent(2).stripTrailing())
                                    .collect(Collectors.joining()));
        }
        return this;
    }
}
