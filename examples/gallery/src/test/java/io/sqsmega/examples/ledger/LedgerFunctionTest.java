package io.sqsmega.examples.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.settle.DeadLetter;
import io.sqsmega.test.Deliveries;
import io.sqsmega.test.LocalAwsTest;
import io.sqsmega.test.OnQueue;
import io.sqsmega.test.TestQueue;
import org.junit.jupiter.api.Test;

@LocalAwsTest
class LedgerFunctionTest {
    private final Ledger ledger = new Ledger();

    @Test
    void entriesOfAnAccountArePostedInTheirOrder(
            @OnQueue(value = "ledger.fifo", contentBasedDeduplication = true) TestQueue queue) {
        post(queue, "a", 100);
        post(queue, "a", -70);
        post(queue, "a", -30);

        Deliveries deliveries = queue.deliverTo(new LedgerFunction(ledger, queue.options()));

        assertThat(deliveries.deadLetters()).isEmpty();
        assertThat(ledger.balance("a")).isZero();
    }

    @Test
    void anEntryThatOverdrawsIsADeadLetterAndTheNextOneIsPosted(
            @OnQueue(value = "ledger.fifo", contentBasedDeduplication = true) TestQueue queue) {
        post(queue, "a", -1);
        post(queue, "a", 5);

        Deliveries deliveries = queue.deliverTo(new LedgerFunction(ledger, queue.options()));

        assertThat(deliveries.deadLetters())
                .extracting(DeadLetter::reason)
                .singleElement()
                .asString()
                .contains("overdrawn");
        assertThat(ledger.balance("a")).isEqualTo(5);
    }

    @Test
    void aLockedAccountBacksOffAndOthersDoNotWait(
            @OnQueue(value = "ledger.fifo", contentBasedDeduplication = true) TestQueue queue) {
        ledger.lock("a");
        post(queue, "a", 100);
        post(queue, "b", 7);

        Deliveries deliveries = queue.deliverTo(new LedgerFunction(ledger, queue.options()));

        assertThat(ledger.balance("b")).isEqualTo(7);
        assertThat(deliveries.delays()).hasSize(2).isSorted();
        assertThat(deliveries.deadLetters()).hasSize(1);
    }

    private static void post(TestQueue queue, String account, long cents) {
        Event entry = Event.named("entry.posted")
                .attribute("account", account)
                .attribute("cents", cents)
                .build();
        queue.publisher()
                .publishPayload(
                        MegaPayload.of(entry),
                        PublishOptions.builder().groupId(account).build());
    }
}
