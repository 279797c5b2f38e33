package io.sqsmega.examples.demo;

import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.Result;

/** A subscriber for bytes. */
final class Pictures extends BinarySubscriber {
    @Override
    public Result process(BinaryPayload payload, Message message) {
        return Result.OK;
    }
}
