package io.sqsmega.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The lower bound: a function that only reads the bytes of its event. */
public final class FloorFunction implements RequestStreamHandler {
    private static final byte[] ALL_DONE = "{\"batchItemFailures\":[]}".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        Sink.size = event.readAllBytes().length;
        response.write(ALL_DONE);
    }
}
