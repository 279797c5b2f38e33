package io.sqsmega.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class DemoTest {
    private static final int ITEM_ADDED = 0;
    private static final int RETRIED = 9;
    private static final int BROKEN = 10;

    private static Report report;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @BeforeAll
    static void runTheDemo() {
        report = Demo.run(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @Test
    void everyMessageComesOutAsItShould() {
        assertThat(report.problems()).isEmpty();
        assertThat(Demo.verdict(report, out)).isZero();
        assertThat(written()).startsWith("OK: 18 messages published, none lost, none left on the queue, 2 in the");
    }

    @Test
    void theBrokenOneIsInTheDeadLetterQueueAndTheRetriedOneCameTwice() {
        assertThat(report.rows().get(BROKEN).isDeadLettered()).isTrue();
        assertThat(report.rows().get(BROKEN).fate()).isEqualTo(Fate.REFUSED);
        assertThat(report.rows().get(RETRIED).receives()).isEqualTo(2);
        assertThat(report.rows().get(RETRIED).fate()).isEqualTo(Fate.DONE_IN_THE_END);
    }

    @Test
    void theTableHasALineForEachMessage() {
        Table.print(report.rows(), out);

        assertThat(written()).contains("subscribers", "18  bytes", "Why 11 is refused: event.name must be");
        assertThat(written()).doesNotContain("NOT AS EXPECTED");
    }

    @Test
    void anotherFateThanExpectedFailsTheDemo() {
        fails(
                changed(ITEM_ADDED, row -> expecting(row, Fate.UNMATCHED, row.subscribers())),
                "message 1, item.added (json, SQS), must be no subscriber: deleted");
    }

    @Test
    void aSubscriberThatDidNotMatchFailsTheDemo() {
        fails(
                changed(ITEM_ADDED, row -> expecting(row, Fate.DONE, List.of("ShoppingCartItemAdded", "Billing"))),
                "by [ShoppingCartItemAdded, Billing] after 1 receive(s), got done by [ShoppingCartItemAdded, Audit]");
    }

    @Test
    void aMessageThatNobodySawIsLost() {
        fails(changed(ITEM_ADDED, row -> new Row(1, row.shipment(), List.of(), false)), "got LOST");
    }

    @Test
    void aMessageThatCameOnceTooOftenFailsTheDemo() {
        Row twice = report.rows().get(RETRIED);
        fails(changed(ITEM_ADDED, row -> new Row(1, row.shipment(), twice.reports(), false)), "after 2");
    }

    @Test
    void aRefusedMessageThatIsNotInTheDeadLetterQueueFailsTheDemo() {
        Report changed = changed(BROKEN, row -> new Row(11, row.shipment(), row.reports(), false));

        fails(changed, "got STILL ON THE QUEUE");
        fails(changed, "the dead-letter queue must hold the 1 refused messages, got 2");
    }

    @Test
    void aMessageLeftOnTheQueueFailsTheDemo() {
        fails(new Report(report.rows(), 1, report.deadLettered()), "the queue must be empty, got 1");
    }

    private void fails(Report changed, String why) {
        assertThat(Demo.verdict(changed, out)).isEqualTo(1);
        assertThat(written()).contains("FAILED: ").contains(why).doesNotContain("OK");
    }

    private static Report changed(int index, UnaryOperator<Row> change) {
        List<Row> rows = new ArrayList<>(report.rows());
        rows.set(index, change.apply(rows.get(index)));
        return new Report(rows, report.left(), report.deadLettered());
    }

    private static Row expecting(Row row, Fate fate, List<String> subscribers) {
        Shipment shipment = row.shipment().expect(fate, subscribers.toArray(String[]::new));
        return new Row(row.number(), shipment, row.reports(), row.isDeadLettered());
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
