package io.sqsmega.test.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Cannot be made. */
public final class Unmakable implements RequestHandler<String, String> {
    public Unmakable() {
        throw new IllegalStateException("TILL_URL must be set");
    }

    @Override
    public String handleRequest(String event, Context context) {
        return event;
    }
}
