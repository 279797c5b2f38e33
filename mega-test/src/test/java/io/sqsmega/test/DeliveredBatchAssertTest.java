package io.sqsmega.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.subscribe.Result;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

        String story = """
                  message good is to be tried again
                    Stock is done
                    Till wants it again
                  message plain matches nobody
                    Stock does not match: payload: expected that it is a MegaPayload, met PlaintextPayload
                    Till does not match: payload: expected that it is a MegaPayload, met PlaintextPayload""".indent(2).stripTrailing();
        assertFailure(
                () -> assertThat(delivered).keepsNothing(),
                "expected the queue to keep [], but it keeps [good]\n" + story);
        assertFailure(
                () -> assertThat(delivered).keeps("good", "plain"),
                "expected the queue to keep [good, plain], but it keeps [good]\n" + story);
    }

    @Test
    void messagesAreKeptInTheOrderOfTheBatch() {
        DeliveredBatch delivered = tester.deliver(TestBatch.of(
                TestRecord.of(Orders.order(1)).withId("a"),
                TestRecord.of(Orders.order(1)).withId("b")));
        assertThat(delivered).keeps("a", "b");

        assertFailure(() -> assertThat(delivered).keeps("b", "a"), """
                expected the queue to keep [b, a], but it keeps [a, b]
                  message a is to be tried again
                    Stock is done
                    Till wants it again
                  message b is to be tried again
                    Stock is done
                    Till wants it again""");
    }

    @Test
    void anUnknownIdIsNamed() {
        assertThatThrownBy(() -> tester.deliver(batch).message("bad"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id must be one of [good, plain], got bad");
    }

    private static void assertFailure(ThrowingCallable assertion, String text) {
        assertThatThrownBy(assertion).isExactlyInstanceOf(AssertionError.class).hasMessage(text);
    }
}
