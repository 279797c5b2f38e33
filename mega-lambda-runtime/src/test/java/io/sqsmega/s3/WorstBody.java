package io.sqsmega.s3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bodies that are made to cost much heap for each of their bytes. */
enum WorstBody {
    OBJECTS("{},"),
    ARRAYS("[],"),
    ZEROS("0,"),
    DECIMALS("1.5,"),
    EMPTY_TEXTS("\"\","),
    TEXTS("\"a\","),
    WIDE_TEXTS("\"\u00e9\","),
    OBJECTS_IN_OBJECTS("{\"\":{}},"),
    ARRAYS_IN_ARRAYS("[[]],"),
    DEEP_OBJECTS("{\"\":".repeat(400) + "0" + "}".repeat(400) + ","),
    DEEP_ARRAYS("[".repeat(400) + "]".repeat(400) + ","),
    ONE_TEXT("x") {
        @Override
        byte[] ofSize(int bytes) {
            return filled("{\"a\":\"\u00e9", unit, "\"}", bytes);
        }
    },
    NAMES("") {
        @Override
        byte[] ofSize(int bytes) {
            ByteArrayOutputStream body = new ByteArrayOutputStream(bytes);
            body.writeBytes(utf8("{"));
            for (int name = 0; body.size() < bytes - 30; name++) {
                body.writeBytes(utf8("\"" + Integer.toString(name, 36) + "\":0,"));
            }
            return filled(body.toString(StandardCharsets.UTF_8), " ", "\"a\":0}", bytes);
        }
    },
    EVENTS("{},") {
        @Override
        byte[] ofSize(int bytes) {
            String event =
                    "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"x\",\"timestamp\":\"2020-05-04T15:53:23Z\"},";
            return filled(event + "\"extra\":{\"a\":[", unit, "0]}}", bytes);
        }
    },
    NOTIFICATIONS("{},") {
        @Override
        byte[] ofSize(int bytes) {
            String envelope =
                    "{\"Type\":\"Notification\",\"MessageId\":\"1\",\"Timestamp\":\"2020-05-04T15:53:23.000Z\","
                            + "\"TopicArn\":\"arn:aws:sns:eu-west-1:111122223333:cart\",\"Message\":\"{\\\"a\\\":[";
            return filled(envelope, unit, "0]}\"}", bytes);
        }
    },
    BSON_DOCUMENTS("\u0003\0\u0005\0\0\0\0") {
        @Override
        byte[] ofSize(int bytes) {
            int length = bytes / 4 * 3;
            int documents = (length - 13) / unit.length();
            int array = 5 + documents * unit.length();
            ByteBuffer body = ByteBuffer.allocate(8 + array).order(ByteOrder.LITTLE_ENDIAN);
            body.putInt(body.capacity()).put(utf8("\u0004a\0")).putInt(array);
            body.put(utf8(unit.repeat(documents)));
            return Base64.getEncoder().encode(body.array());
        }
    };

    final String unit;

    WorstBody(String unit) {
        this.unit = unit;
    }

    /** Exactly so many bytes, or a few less if it cannot be. */
    byte[] ofSize(int bytes) {
        return filled("{\"a\":[", unit, "0]}", bytes);
    }

    static byte[] filled(String head, String unit, String tail, int bytes) {
        ByteBuffer body = ByteBuffer.allocate(bytes);
        body.put(utf8(head));
        byte[] repeated = utf8(unit);
        byte[] end = utf8(tail);
        while (body.remaining() >= repeated.length + end.length) {
            body.put(repeated);
        }
        body.put(end);
        while (body.hasRemaining()) {
            body.put((byte) ' ');
        }
        return body.array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
