package io.sqsmega.s3;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes everything and remembers it. */
final class Recorder extends MegaSqsHandler {
    final List<Payload> payloads = Collections.synchronizedList(new ArrayList<>());
    final List<Message> messages = Collections.synchronizedList(new ArrayList<>());

    Recorder(HandlerOptions options) {
        super(options);
        on(EventPattern.any(), this::record);
        on(DataPattern.any(), this::record);
        register(new PlaintextSubscriber() {
            @Override
            public Result process(PlaintextPayload payload, Message message) {
                return record(payload, message);
            }
        });
        register(new BinarySubscriber() {
            @Override
            public Result process(BinaryPayload payload, Message message) {
                return record(payload, message);
            }
        });
    }

    private Result record(Payload payload, Message message) {
        payloads.add(payload);
        messages.add(message);
        return Result.OK;
    }
}
