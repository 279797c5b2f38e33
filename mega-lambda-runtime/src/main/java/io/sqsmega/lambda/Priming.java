package io.sqsmega.lambda;

import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a small event when the first handler is created: in Lambda's INIT phase, which has a whole processor, and
 * before SnapStart takes its snapshot. This loads the classes that read events and find subscribers, so that the first
 * batch need not. No subscriber of the handler is called.
 */
final class Priming {
    private static final String BODY =
            "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"primed\",\"timestamp\":\"2026-11-22T00:00:00Z\","
                    + "\"attributes\":{\"whole\":1,\"decimal\":1.5}},\"object\":{\"current\":{\"items\":[true,null]}}}";
    private static final String DATA = "{\"primed\":true}";
    private static final String EVENT =
            "{\"Records\":[{\"messageId\":\"primed\",\"body\":\"" + BODY.replace("\"", "\\\"")
                    + "\",\"attributes\":{\"a\":\"b\"},"
                    + "\"messageAttributes\":{\"a\":{\"dataType\":\"String\",\"stringValue\":\"b\"}}}]}";

    static {
        try {
            List<Message> messages =
                    SqsEventReader.read(new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)), true);
            Dispatcher.builder().register(new Anybody()).build().dispatch(messages.get(0));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Priming() {}

    /** Primes at the first call. */
    static void once() {}

    /** Finds the subscribers of a handler for an event and for data, without calling them. */
    static void through(Dispatcher dispatcher) {
        dispatcher.prime(message(BODY));
        dispatcher.prime(message(DATA));
    }

    private static Message message(String body) {
        return Message.builder("primed", body).build();
    }

    private static final class Anybody extends MegaSubscriber {
        @Override
        protected EventPattern matchEvent() {
            return EventPattern.named("primed");
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            return payload.object().current().isEmpty() ? Result.RETRY_LATER : Result.OK;
        }
    }
}
