package io.sqsmega.test;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.sqsmega.lambda.HandlerProbe;
import io.sqsmega.lambda.HandlerProbe.Handled;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.LocalContext;
import io.sqsmega.payload.Payload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Delivers messages to a handler and returns the outcome of each at each subscriber.
 *
 * <pre>{@code
 * HandlerTester tester = HandlerTester.of(new CartHandler(carts));
 * assertThat(tester.deliver(itemAdded)).isDoneBy("ShoppingCartItemAdded");
 * }</pre>
 *
 * <p>The handler reads the event's JSON, as on Lambda. There is no queue: a message that stays is not delivered again.
 * The backoff and the dead letters in the handler's options are called. Immutable; as thread-safe as the handler.
 *
 * @since 0.1
 */
public final class HandlerTester {
    private final MegaSqsHandler handler;
    private final Supplier<@Nullable Context> context;

    private HandlerTester(MegaSqsHandler handler, Supplier<@Nullable Context> context) {
        this.handler = handler;
        this.context = context;
    }

    /**
     * {@return a tester of a handler that has enough time}
     *
     * @param handler the handler
     */
    public static HandlerTester of(MegaSqsHandler handler) {
        return new HandlerTester(Objects.requireNonNull(handler, "handler must not be null"), () -> null);
    }

    /**
     * {@return a tester with this remaining time at each delivery}
     *
     * @param timeLeft the time left
     */
    public HandlerTester withTimeLeft(Duration timeLeft) {
        Objects.requireNonNull(timeLeft, "timeLeft must not be null");
        return new HandlerTester(handler, () -> LocalContext.withTimeLeft(timeLeft));
    }

    /**
     * {@return a tester whose remaining time comes from a supplier at each request, so that a subscriber can use it up}
     *
     * @param timeLeft the time left
     */
    public HandlerTester withTimeLeft(Supplier<Duration> timeLeft) {
        Objects.requireNonNull(timeLeft, "timeLeft must not be null");
        return new HandlerTester(handler, () -> LocalContext.withTimeLeft(timeLeft));
    }

    /**
     * Delivers a payload in the form of a publisher.
     *
     * @param payload the payload
     * @return the outcome
     */
    public DeliveredMessage deliver(Payload payload) {
        return deliver(TestRecord.of(payload));
    }

    /**
     * Delivers a message with this body.
     *
     * @param body the body
     * @return the outcome
     */
    public DeliveredMessage deliverBody(String body) {
        return deliver(TestRecord.ofBody(body));
    }

    /**
     * Delivers a message of a standard queue.
     *
     * @param record the message
     * @return the outcome
     */
    public DeliveredMessage deliver(TestRecord record) {
        return deliver(TestBatch.of(record)).message(0);
    }

    /**
     * Delivers a batch.
     *
     * @param batch the batch
     * @return the outcome
     */
    public DeliveredBatch deliver(TestBatch batch) {
        return deliverJson(batch.json());
    }

    /**
     * Delivers an event created elsewhere.
     *
     * @param event the event
     * @return the outcome
     */
    public DeliveredBatch deliver(SQSEvent event) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(SQSEvent.class, HandlerTester.class.getClassLoader())
                .toJson(event, json);
        return deliverJson(json.toString(StandardCharsets.UTF_8));
    }

    /**
     * Delivers the event in a file, such as those for {@code sam local invoke}.
     *
     * @param file the file
     * @return the outcome
     */
    public DeliveredBatch deliver(Path file) {
        try {
            return deliverJson(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Delivers an event, or the records of a pipe, in JSON.
     *
     * @param event the event in JSON
     * @return the outcome
     * @throws IllegalArgumentException if this is not an SQS event: on Lambda, the invocation fails
     */
    public DeliveredBatch deliverJson(String event) {
        try {
            List<Handled> handled = HandlerProbe.handle(
                    handler, new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), context.get());
            return DeliveredBatch.of(handler, handled);
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
    }
}
