package io.sqsmega.lambda;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;

/**
 * The response to Lambda: the ids of the messages that stay.
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
            quote(id, json);
            json.append('}');
            separator = ",";
        }
        out.write(json.append("]}").toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a string. Escapes all characters except plain ASCII, so that the response is ASCII for all ids. */
    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                json.append(c);
            } else {
                json.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        json.append('"');
    }
}
