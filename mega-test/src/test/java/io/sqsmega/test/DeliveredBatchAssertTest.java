package io.sqsmega.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.subscribe.Result;
import org.junit.jupiter.api.Test;

class DeliveredBatchAssertTest {
    private final TestBatch batch = TestBatch.of(
            TestRecord.of(Orders.order(1)).withId("good"),
            TestRecord.ofBody("plain").withId("plain"));
    private final HandlerTester tester = HandlerTester.of(new Orders(() -> Result.RETRY_LATER));

    @Test
    void aBatchIsDoneIfEveryMessageIs() {
        TestBatch orders = TestBatch.of(Orders.order(1), Orders.order(2));
        assertThat(HandlerTester.of(new Orders(() -> Result.OK)).deliver(orders))
                .isDone()
                .keepsNothing();

        assertThatThrownBy(() -> assertThat(tester.deliver(batch)).isDone()).hasMessage("""
                expected every message to be done
                  message good is to be tried again
                    Stock is done
                    Till wants it again
                  message plain matches nobody
                    Stock does not match: payload: expected that it is a MegaPayload, met PlaintextPayload
                    Till does not match: payload: expected that it is a MegaPayload, met PlaintextPayload""");
    }

    @Test
    void whatTheQueueKeepsIsTheResponse() {
        DeliveredBatch delivered = tester.deliver(batch);
        assertThat(delivered).keeps("good");
        assertThat(delivered.kept()).containsExactly("good");

        assertThatThrownBy(() -> assertThat(delivered).keepsNothing())
                .hasMessageStartingWith("expected the queue to keep [], but it keeps [good]\n  message good");
    }

    @Test
    void anUnknownIdIsNamed() {
        assertThatThrownBy(() -> tester.deliver(batch).message("bad"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id must be one of [good, plain], got bad");
    }
}
