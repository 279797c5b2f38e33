package io.sqsmega.examples.demo;

import io.sqsmega.message.Message;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;

/** A subscriber for plain text. */
final class Notes extends PlaintextSubscriber {
    @Override
    public Result process(PlaintextPayload payload, Message message) {
        return Result.OK;
    }
}
