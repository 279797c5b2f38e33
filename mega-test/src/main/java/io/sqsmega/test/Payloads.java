package io.sqsmega.test;

import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import java.util.List;

/** Decodes messages as a handler does. */
final class Payloads {
    private Payloads() {}

    static List<Payload> of(List<Message> messages) {
        return messages.stream().map(Payloads::of).toList();
    }

    private static Payload of(Message message) {
        try {
            return of(message, Envelope.open(message));
        } catch (InvalidPayloadException broken) {
            throw new IllegalStateException(message + " must hold a payload: " + broken.getMessage(), broken);
        }
    }

    private static Payload of(Message message, Envelope envelope) {
        Payload payload = envelope.payload();
        if (payload == null) {
            throw new IllegalStateException(message + " must hold a payload, got " + envelope.kind());
        }
        return payload;
    }
}
