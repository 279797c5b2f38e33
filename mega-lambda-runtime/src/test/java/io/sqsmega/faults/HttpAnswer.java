package io.sqsmega.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What the service, or a fault in its place, answers. */
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    private static final String ERROR = "x-amzn-query-error";

    /** An error in the JSON protocol of SQS. */
    static HttpAnswer error(int status, String code, boolean senderFault) {
        String json = "{\"__type\": \"com.amazonaws.sqs#" + code + "\", \"message\": \"as it is meant\"}";
        return new HttpAnswer(
                status,
                Map.of(
                        "Content-Type",
                        "application/x-amz-json-1.0",
                        ERROR,
                        code + (senderFault ? ";Sender" : ";Receiver")),
                json.getBytes(StandardCharsets.UTF_8));
    }

    /** Has the service do it. */
    static HttpAnswer of(HttpRequest request, URI service) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) service.resolve(request.path()).toURL().openConnection();
        connection.setReadTimeout(30_000);
        connection.setDoOutput(true);
        request.headers().forEach((name, value) -> {
            if (name.startsWith("content-type") || name.startsWith("x-amz") || name.startsWith("authorization")) {
                connection.setRequestProperty(name, value);
            }
        });
        connection.setFixedLengthStreamingMode(request.body().length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(request.body());
        }
        return read(connection);
    }

    private static HttpAnswer read(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        Map<String, String> headers = new TreeMap<>();
        for (String name : new String[] {"Content-Type", ERROR}) {
            if (connection.getHeaderField(name) != null) {
                headers.put(name, connection.getHeaderField(name));
            }
        }
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new HttpAnswer(status, headers, in == null ? new byte[0] : in.readAllBytes());
        }
    }

    HttpAnswer with(byte[] otherBody) {
        return new HttpAnswer(status, headers, otherBody);
    }

    void writeHead(OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " as it is\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    void write(OutputStream out) throws IOException {
        writeHead(out);
        out.write(body);
        out.flush();
    }
}
