package io.sqsmega.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sqsmega.dispatch.Unmatched;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Every assertion holds where it should, and says what happened where it does not. */
class DeliveredMessageAssertTest {
    private static final String STOCK_DOES_NOT_MATCH =
            "\n  Stock does not match: event.quantity: expected that it is greater than 0, met number";

    private final IllegalStateException broken =
            new IllegalStateException("the till is broken", new ArithmeticException("no change"));

    private final DeliveredMessage done = deliver(1, () -> Result.OK);
    private final DeliveredMessage refused = deliver(1, () -> Result.deadLetter("no such card"));
    private final DeliveredMessage later = deliver(1, () -> Result.retryAfter(Duration.ofMinutes(2)));
    private final DeliveredMessage failed = deliver(1, () -> {
        throw broken;
    });
    private final DeliveredMessage unmatched = tester(() -> Result.OK)
            .deliver(MegaPayload.of(Event.named("cancelled").domain("shop").build()));

    @Test
    void isDone() {
        assertThat(done).isDone();

        assertFailure(() -> assertThat(refused).isDone(), """
                expected the message to be done, but it is refused by Till: no such card
                  Stock is done
                  Till refuses it: no such card""");
    }

    @Test
    void isDoneBy() {
        assertThat(done).isDoneBy("Till", "Stock");
        assertThat(deliver(0, () -> Result.OK)).isDoneBy("Till");

        assertFailure(() -> assertThat(done).isDoneBy("Till"), """
                expected the message to be done by Till, but it is done by Stock and Till
                  Stock is done
                  Till is done""");
        assertFailure(
                () -> assertThat(deliver(0, () -> Result.OK)).isDoneBy("Stock", "Till"),
                "expected the message to be done by Stock and Till, but it is done by Till\n  Till is done"
                        + STOCK_DOES_NOT_MATCH);
        assertFailure(() -> assertThat(unmatched).isDoneBy("Stock"), """
                expected the message to be done by Stock, but it matches nobody
                  Stock does not match: event.name: expected that it is "ordered", met string; \
                event.quantity: expected that it is greater than 0, met missing
                  Till does not match: event.name: expected that it is "ordered", met string""");
    }

    @Test
    void matchesNobody() {
        assertThat(unmatched).matchesNobody();
        HandlerOptions deadLetters =
                HandlerOptions.builder().unmatched(Unmatched.DEAD_LETTER).build();
        assertThat(HandlerTester.of(new Orders(deadLetters, () -> Result.OK)).deliverBody("plain"))
                .matchesNobody();

        assertFailure(() -> assertThat(done).matchesNobody(), """
                expected the message to match nobody, but it is done by Stock and Till
                  Stock is done
                  Till is done""");
    }

    @Test
    void isRefused() {
        assertThat(refused).isRefused().withReason("such card").isRefusedBy("Till");
        assertThat(tester(() -> Result.OK).deliverBody("{\"protocol\": \"mega\", \"version\": 1}"))
                .isRefused();

        String story = "\n  Stock is done\n  Till wants it again after PT2M";
        assertFailure(
                () -> assertThat(later).isRefused(),
                "expected the message to be refused, but it is to be tried again" + story);
        assertFailure(
                () -> assertThat(later).isRefusedBy("Till"),
                "expected the message to be refused by Till, but it is to be tried again" + story);
        assertFailure(() -> assertThat(refused).isRefusedBy("Stock"), """
                expected the message to be refused by Stock, but it is refused by Till: no such card
                  Stock is done
                  Till refuses it: no such card""");
        assertFailure(() -> assertThat(refused).isRefused().withReason("expired"), """
                expected the message to be refused with a reason that contains "expired", but it is refused by Till: no such card
                  Stock is done
                  Till refuses it: no such card""");
    }

    @Test
    void aBrokenMessageIsExplained() {
        DeliveredMessage broken = tester(() -> Result.OK).deliverBody("{\"protocol\": \"mega\", \"version\": 1}");

        assertThatThrownBy(() -> assertThat(broken).isDone())
                .hasMessageStartingWith("expected the message to be done, but it is refused: ")
                .hasMessageContaining("\n  the MEGA protocol does not match: event: ");
    }

    @Test
    void isRetried() {
        assertThat(later).isRetried().after(Duration.ofMinutes(2)).isRetriedBy("Till");
        assertThat(deliver(1, () -> Result.RETRY_LATER)).isRetriedBy("Till");
        assertThat(failed).isRetriedBy("Till");

        String story = ", but it is done by Stock and Till\n  Stock is done\n  Till is done";
        assertFailure(() -> assertThat(done).isRetried(), "expected the message to be tried again" + story);
        assertFailure(
                () -> assertThat(done).isRetriedBy("Till"), "expected the message to be tried again by Till" + story);
        assertFailure(
                () -> assertThat(deliver(1, () -> Result.RETRY_LATER))
                        .isRetried()
                        .after(Duration.ofSeconds(5)),
                """
                expected the message to be tried again after PT5S, but it is to be tried again
                  Stock is done
                  Till wants it again""");
    }

    @Test
    void hasThrown() {
        assertThat(failed).hasThrown(IllegalStateException.class).hasThrown(ArithmeticException.class);
        assertThat(failed.thrownBy("Till")).isSameAs(broken);
        assertThat(failed.thrownBy("Stock")).isNull();

        assertFailure(() -> assertThat(failed).hasThrown(NullPointerException.class), """
                expected the message to make a subscriber throw java.lang.NullPointerException, but it is to be tried again
                  Stock is done
                  Till threw java.lang.IllegalStateException: the till is broken""");
    }

    @Test
    void whatWasThrownIsTheCauseOfTheFailure() {
        assertThat(catchThrowable(() -> assertThat(failed).isDone())).hasCause(broken);
    }

    @Test
    void isHeldBack() {
        DeliveredBatch batch = tester(() -> Result.RETRY_LATER)
                .deliver(TestBatch.fifo(
                        TestRecord.of(Orders.order(1)).withId("1").inGroup("a"),
                        TestRecord.of(Orders.order(1)).withId("2").inGroup("a")));
        assertThat(batch.message(1)).isHeldBack();

        assertFailure(() -> assertThat(batch.message("1")).isHeldBack(), """
                expected message 1 to be held back, but it is to be tried again
                  Stock is done
                  Till wants it again""");
        assertFailure(() -> assertThat(batch.message("2")).isDone(), """
                expected message 2 to be done, but it is held back, since an earlier message of its group stays""");
    }

    @Test
    void isNotStarted() {
        AtomicReference<Duration> timeLeft = new AtomicReference<>(Duration.ofMinutes(1));
        DeliveredBatch batch = tester(() -> {
                    timeLeft.set(Duration.ZERO);
                    return Result.OK;
                })
                .withTimeLeft(timeLeft::get)
                .deliver(TestBatch.of(
                        TestRecord.of(Orders.order(1)).withId("1"),
                        TestRecord.of(Orders.order(1)).withId("2")));
        assertThat(batch.message("2")).isNotStarted();

        assertFailure(() -> assertThat(batch.message("2")).isDone(), """
                expected message 2 to be done, but it was not started for lack of time""");
        assertFailure(() -> assertThat(done).isNotStarted(), """
                expected the message to be left for lack of time, but it is done by Stock and Till
                  Stock is done
                  Till is done""");
    }

    @Test
    void aDescriptionStandsBeforeTheFailure() {
        assertThatThrownBy(() -> assertThat(done).as("a good order").isRefused())
                .hasMessageStartingWith("[a good order] expected the message to be refused");
    }

    private static HandlerTester tester(Supplier<Result> till) {
        return HandlerTester.of(new Orders(till));
    }

    private static DeliveredMessage deliver(int quantity, Supplier<Result> till) {
        return tester(till).deliver(Orders.order(quantity));
    }

    private static void assertFailure(ThrowingCallable assertion, String text) {
        assertThatThrownBy(assertion).isExactlyInstanceOf(AssertionError.class).hasMessage(text);
    }
}
