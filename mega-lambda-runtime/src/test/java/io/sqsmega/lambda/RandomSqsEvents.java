package io.sqsmega.lambda;

import java.util.Base64;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Generates the JSON of SQS events that Lambda could send, and of some that it never would: with fields missing, null,
 * unknown, named twice, of other scalar types, and with any characters.
 */
final class RandomSqsEvents {
    private static final String[] TEXTS = {
        "a",
        "",
        "arn:aws:sqs:eu-west-1:111122223333:cart.fifo",
        "ä\u2028",
        "\ud83d\ude00",
        "\\u0041\\n\\\"",
        "x".repeat(30)
    };

    private final Random random;

    RandomSqsEvents(Random random) {
        this.random = random;
    }

    String next() {
        return object(3, this::eventField);
    }

    private String eventField() {
        return random.nextInt(5) == 0 ? unknown() : "\"Records\":" + orNull(() -> array(this::record));
    }

    private String record() {
        if (random.nextInt(40) == 0) {
            return "null";
        }
        String id = random.nextInt(40) == 0 ? unknown() : "\"messageId\":\"id-" + random.nextInt(3) + "\"";
        return "{" + id + "," + object(7, this::recordField).substring(1);
    }

    private String recordField() {
        return switch (random.nextInt(7)) {
            case 0 -> "\"body\":" + orNull(this::scalar);
            case 1 ->
                (random.nextBoolean() ? "\"receiptHandle\":" : "\"receipt\\u0048andle\" :") + orNull(this::scalar);
            case 2 -> "\"eventSourceARN\":" + orNull(this::scalar);
            case 3 -> "\"attributes\":" + orNull(() -> object(4, () -> name() + ":" + orNull(this::scalar)));
            case 4 -> "\"messageAttributes\":" + orNull(() -> object(3, () -> name() + ":" + orNull(this::attribute)));
            default -> unknown();
        };
    }

    private String attribute() {
        return object(4, () -> switch (random.nextInt(4)) {
            case 0 -> "\"dataType\":" + orNull(this::scalar);
            case 1 -> "\"stringValue\":" + orNull(this::scalar);
            case 2 -> "\"binaryValue\":" + orNull(this::base64);
            default -> "\"binaryListValues\":[]";
        });
    }

    private String unknown() {
        return switch (random.nextInt(6)) {
            case 0 -> "\"awsRegion\":\"eu-west-1\"";
            case 1 -> "\"md5OfBody\":" + text();
            case 2 -> "\"eventSource\":" + orNull(this::scalar);
            case 3 -> "\"body_\":" + text();
            default -> "\"unheardOf\":{\"body\":[1,{}],\"messageId\":7}";
        };
    }

    private String name() {
        return switch (random.nextInt(8)) {
            case 0 -> "\"ApproximateReceiveCount\"";
            case 1 -> "\"SentTimestamp\"";
            case 2 -> "\"SenderId\"";
            case 3 -> "\"MessageGroupId\"";
            default -> text();
        };
    }

    private String scalar() {
        return switch (random.nextInt(10)) {
            case 0 -> "17";
            case 1 -> "1.50";
            case 2 -> "true";
            default -> text();
        };
    }

    private String text() {
        return "\"" + TEXTS[random.nextInt(TEXTS.length)] + "\"";
    }

    private String base64() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return "\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
    }

    private String orNull(Supplier<String> value) {
        return random.nextInt(12) == 0 ? "null" : value.get();
    }

    private String array(Supplier<String> item) {
        return "[" + list(random.nextInt(5), item) + "]";
    }

    /** Ends in a brace, and begins with one. */
    private String object(int most, Supplier<String> field) {
        return "{" + list(1 + random.nextInt(most), field) + "}";
    }

    private static String list(int count, Supplier<String> item) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < count; i++) {
            list.append(i == 0 ? "" : ", ").append(item.get());
        }
        return list.toString();
    }
}
