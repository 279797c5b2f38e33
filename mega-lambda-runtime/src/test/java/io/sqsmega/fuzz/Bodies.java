package io.sqsmega.fuzz;

import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.DataPayload;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Bodies that are meant to cost much, each of a length that is near the one asked for. */
enum Bodies {
    TEXT(length -> "x ".repeat(length / 2)),
    BASE64(length -> "abcd".repeat(length / 4)),
    ARRAYS_WITHOUT_END("["::repeat),
    OBJECTS_WITHOUT_END(length -> "{\"a\":".repeat(length / 5) + "}"),
    EMPTY_OBJECTS(length -> items("{}", length)),
    OBJECTS_OF_ONE_FIELD(length -> items("{\"\":0}", length)),
    DEEP_LISTS(length -> items("[".repeat(498) + "]".repeat(498), length)),
    SHORT_NUMBERS(length -> items("9e99", length)),
    SMALLEST_NUMBERS(length -> items("1e-308", length)),
    SCALED_NUMBERS(length -> items("1e-99999", length)),
    LONG_NUMBERS(length -> items("1." + "7".repeat(998), length)),
    LONG_WHOLE_NUMBERS(length -> items("7".repeat(1_000), length)),
    NUMBER_THAT_IS_TOO_LONG(length -> "{\"a\":" + "7".repeat(length) + "}"),
    BLANKS(length -> "{" + " ".repeat(length) + "}"),
    ESCAPES(length -> "{\"a\":\"" + "\\u0041".repeat(length / 6) + "\"}"),
    NAMES(length -> names(length, number -> Integer.toString(number, Character.MAX_RADIX))),
    ONE_NAME(length -> names(length, number -> "a")),
    NAMES_OF_ONE_HASH(length -> names(length, Bodies::colliding)),
    EVENT_OF_NAMES(length -> event(names(length, number -> "a" + number))),
    BSON_DOCUMENTS(length -> bson(new byte[] {3, 0, 5, 0, 0, 0, 0}, length)),
    BSON_STRINGS(length -> bson(new byte[] {2, 0, 4, 0, 0, 0, (byte) 0xef, (byte) 0xbf, (byte) 0xbd, 0}, length)),
    BSON_DECIMALS(length -> bson(new byte[] {19, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x3e, 0x30}, length)),
    BSON_WITHOUT_END(length -> bson(new byte[] {4, 0, -1, -1, -1, 127}, length)),
    ENVELOPE(length -> envelope(items("{}", length / 2)));

    private final IntFunction<String> ofLength;

    Bodies(IntFunction<String> ofLength) {
        this.ofLength = ofLength;
    }

    String ofLength(int length) {
        return ofLength.apply(length);
    }

    private static String items(String item, int length) {
        int count = Math.max(1, length / (item.length() + 1));
        return "{\"a\":[" + (item + ",").repeat(count - 1) + item + "]}";
    }

    private static String names(int length, IntFunction<String> name) {
        StringBuilder object = new StringBuilder("{\"\":0");
        for (int number = 0; object.length() < length; number++) {
            object.append(",\"").append(name.apply(number)).append("\":0");
        }
        return object.append('}').toString();
    }

    /** Twenty bits, each one of two pairs of letters that a String hashes alike. */
    private static String colliding(int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < 20; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    private static String event(String attributes) {
        return "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"n\",\"timestamp\":\"2020-01-01T00:00Z\","
                + attributes.substring(1) + "}";
    }

    private static String envelope(String message) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Type", "Notification");
        fields.put("MessageId", "id");
        fields.put("TopicArn", "topic");
        fields.put("Timestamp", "2020-01-01T00:00:00Z");
        fields.put("Message", message);
        return PayloadCodec.encode(DataPayload.of(fields));
    }

    /** A document with a list of so many elements, whose names are all empty. */
    private static String bson(byte[] element, int length) {
        ByteArrayOutputStream elements = new ByteArrayOutputStream();
        while (elements.size() < length / 4 * 3) {
            elements.writeBytes(element);
        }
        int list = elements.size() + 5;
        ByteBuffer document = ByteBuffer.allocate(list + 8).order(ByteOrder.LITTLE_ENDIAN);
        document.putInt(list + 8).put((byte) 4).put((byte) 'a').put((byte) 0);
        document.putInt(list).put(elements.toByteArray());
        return Base64.getEncoder().encodeToString(document.array());
    }
}
