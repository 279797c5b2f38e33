package io.sqsmega.lambda;

import io.sqsmega.log.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * The response to Lambda, in ASCII for all ids: the ids of the messages that stay.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling errors for an
 *     SQS event source</a>
 */
final class BatchResponse {
    private BatchResponse() {}

    static void write(Collection<String> staying, OutputStream out) throws IOException {
        StringBuilder json = new StringBuilder(24 + 64 * staying.size()).append("{\"batchItemFailures\":[");
        String separator = "";
        for (String id : staying) {
            json.append(separator).append("{\"itemIdentifier\":");
            JsonText.quote(id, json);
            json.append('}');
            separator = ",";
        }
        out.write(json.append("]}").toString().getBytes(StandardCharsets.US_ASCII));
    }
}
