package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Subscriber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A subscriber refuses what it cannot read, in {@code process} as in {@code validate}. */
class UnreadablePayloadTest {
    private static final String EVENT = """
            {"protocol": "mega", "version": 1, "event": {"name": "paid", "timestamp": "2020-05-04T15:53:27Z", "total": "x"},
             "object": {"current": {"total": "x"}}, "extra": {"total": "x"}}""";
    private static final String DATA = "{\"total\": \"x\"}";

    record Order(long total) {}

    static List<EventHandler<MegaPayload>> readersOfAnEvent() {
        return List.of(
                (payload, message) -> result(payload.object().currentAs(Order.class)),
                (payload, message) -> result(payload.event().attributesAs(Order.class)),
                (payload, message) -> result(payload.extraAs(Order.class)));
    }

    @ParameterizedTest
    @MethodSource("readersOfAnEvent")
    void eventThatProcessCannotReadIsRefused(EventHandler<MegaPayload> reader) {
        Outcome outcome = dispatch(EVENT, Dispatcher.builder().on(EventPattern.any(), reader));

        assertRefused(outcome, "total must be readable as long, got string");
    }

    @Test
    void dataThatProcessCannotReadIsRefused() {
        Outcome outcome = dispatch(
                DATA,
                Dispatcher.builder().on(DataPattern.any(), (payload, message) -> result(payload.dataAs(Order.class))));

        assertRefused(outcome, "data.total must be readable as long, got string");
    }

    static List<Subscriber> subscribersOfEachKind() {
        return List.of(
                new MegaSubscriber() {
                    @Override
                    protected EventPattern matchEvent() {
                        return EventPattern.any();
                    }

                    @Override
                    public Result process(MegaPayload payload, Message message) {
                        throw unreadable();
                    }
                },
                new DataSubscriber() {
                    @Override
                    protected DataPattern matchData() {
                        return DataPattern.any();
                    }

                    @Override
                    public Result process(DataPayload payload, Message message) {
                        throw unreadable();
                    }
                },
                new PlaintextSubscriber() {
                    @Override
                    public Result process(PlaintextPayload payload, Message message) {
                        throw unreadable();
                    }
                },
                new BinarySubscriber() {
                    @Override
                    public Result process(BinaryPayload payload, Message message) {
                        throw unreadable();
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("subscribersOfEachKind")
    void subscriberOfEachKindRefuses(Subscriber subscriber) {
        Dispatcher.Builder dispatcher = Dispatcher.builder().register(subscriber);
        List<Outcome> refused = List.of(EVENT, DATA, "some words", "AAEC").stream()
                .map(body -> dispatch(body, dispatcher))
                .filter(outcome -> outcome.kind() == Outcome.Kind.REFUSED)
                .toList();

        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(outcome -> assertRefused(outcome, "line must have three fields, got two"));
    }

    static List<Exception> exceptionsCausedByAnUnreadablePayload() {
        return List.of(
                new ExecutionException(unreadable()),
                new UncheckedIOException(new IOException(unreadable())),
                new IllegalStateException("it cannot be saved", new RuntimeException(unreadable())));
    }

    @ParameterizedTest
    @MethodSource("exceptionsCausedByAnUnreadablePayload")
    void exceptionThatAnUnreadablePayloadCausedRefusesToo(Exception thrown) {
        Outcome outcome = dispatch(DATA, Dispatcher.builder().on(DataPattern.any(), (payload, message) -> {
            throw thrown;
        }));

        assertRefused(outcome, "line must have three fields, got two");
    }

    @Test
    void payloadThatIsReadOnAnotherThreadIsRefused() {
        Outcome outcome = dispatch(
                DATA,
                Dispatcher.builder()
                        .on(
                                DataPattern.any(),
                                (payload, message) -> CompletableFuture.supplyAsync(
                                                () -> result(payload.dataAs(Order.class)))
                                        .join()));

        assertRefused(outcome, "data.total must be readable as long, got string");
    }

    @Test
    void causesThatGoInACircleMeanAgain() {
        Exception one = new Exception();
        one.initCause(new Exception(one));
        Outcome outcome = dispatch(DATA, Dispatcher.builder().on(DataPattern.any(), (payload, message) -> {
            throw one;
        }));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.RETRY);
    }

    @Test
    void errorThatAnUnreadablePayloadCausedMeansAgain() {
        Outcome outcome = dispatch(DATA, Dispatcher.builder().on(DataPattern.any(), (payload, message) -> {
            throw new ExceptionInInitializerError(unreadable());
        }));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.RETRY);
    }

    @Test
    void guardForgetsTheClaimAndTheOthersAreCalled() {
        Dispatcher.Builder dispatcher = Dispatcher.builder()
                .duplicateGuard(DuplicateGuard.inMemory(Duration.ofHours(1), 10))
                .on(DataPattern.of(Map.of("total", "x")), (payload, message) -> result(payload.dataAs(Order.class)))
                .on(DataPattern.any(), (payload, message) -> Result.OK);

        for (int delivery = 0; delivery < 2; delivery++) {
            Outcome outcome = dispatch(DATA, dispatcher);

            assertRefused(outcome, "data.total must be readable as long, got string");
            assertThat(outcome.subscribers()).hasSize(2);
        }
    }

    private static InvalidPayloadException unreadable() {
        return new InvalidPayloadException("line", "have three fields", "two");
    }

    private static Result result(Order order) {
        throw new AssertionError("an order was made: " + order.total());
    }

    private static void assertRefused(Outcome outcome, String reason) {
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome.reason()).endsWith(reason);
        assertThat(outcome.stays()).isTrue();
    }

    private static Outcome dispatch(String body, Dispatcher.Builder dispatcher) {
        return dispatcher.build().dispatch(Message.builder("id", body).build()).outcome();
    }
}
