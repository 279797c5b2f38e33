package io.sqsmega.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A queue of SQS and a topic of SNS that accept every batch of messages, and keep none. */
final class PublishServer extends LoopbackServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ENTRY = Pattern.compile("PublishBatchRequestEntries\\.member\\.\\d+\\.Id=(\\d+)");

    private final LongAdder messages = new LongAdder();

    PublishServer() throws IOException {}

    /** Returns the number of messages that were accepted. */
    long messages() {
        return messages.sum();
    }

    @Override
    String answer(String operation, String request) {
        return switch (operation) {
            case "SendMessageBatch" -> sent(request);
            case "PublishBatch" -> published(request);
            default -> throw new UncheckedIOException(new IOException("no answer to " + operation));
        };
    }

    private String sent(String request) {
        StringBuilder successful = new StringBuilder();
        for (JsonNode entry : read(request).get("Entries")) {
            messages.increment();
            successful
                    .append(successful.isEmpty() ? "" : ",")
                    .append("{\"Id\":\"")
                    .append(entry.get("Id").textValue())
                    .append("\",\"MessageId\":\"m\",\"MD5OfMessageBody\":\"")
                    .append(md5(entry.get("MessageBody").textValue().getBytes(StandardCharsets.UTF_8)));
            JsonNode attributes = entry.get("MessageAttributes");
            if (attributes != null && !attributes.isEmpty()) {
                successful.append("\",\"MD5OfMessageAttributes\":\"").append(md5(encoded(attributes)));
            }
            successful.append("\"}");
        }
        return "{\"Successful\":[" + successful + "],\"Failed\":[]}";
    }

    private static JsonNode read(String request) {
        try {
            return JSON.readTree(request);
        } catch (IOException invalid) {
            throw new UncheckedIOException(invalid);
        }
    }

    /** Returns what SQS digests of attributes that are text: names, types and values, each with its length. */
    private static byte[] encoded(JsonNode attributes) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        attributes.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
        ByteBuffer encoded = ByteBuffer.allocate(4_096);
        sorted.forEach((name, value) -> {
            put(name, encoded);
            put(value.get("DataType").textValue(), encoded);
            encoded.put((byte) 1);
            put(value.get("StringValue").textValue(), encoded);
        });
        return Arrays.copyOf(encoded.array(), encoded.position());
    }

    private static void put(String text, ByteBuffer encoded) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        encoded.putInt(utf8.length).put(utf8);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    private String published(String request) {
        StringBuilder successful = new StringBuilder();
        for (Matcher entry = ENTRY.matcher(request); entry.find(); ) {
            messages.increment();
            successful
                    .append("<member><MessageId>m</MessageId><Id>")
                    .append(entry.group(1))
                    .append("</Id></member>");
        }
        return "<PublishBatchResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishBatchResult><Failed/>"
                + "<Successful>" + successful + "</Successful></PublishBatchResult></PublishBatchResponse>";
    }
}
