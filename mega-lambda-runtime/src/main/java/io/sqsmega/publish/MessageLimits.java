package io.sqsmega.publish;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What the services take, checked before anything is sent.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">Amazon
 *     SQS message quotas</a>
 */
final class MessageLimits {
    /** The largest message, and the largest sum of a batch, of SQS. */
    static final int SQS_BYTES = 1_048_576;
    /**
     * The largest message, and the largest sum of a batch, of an SNS topic whose {@code MaximumMessageSize} is not
     * raised.
     */
    static final int SNS_BYTES = 262_144;
    /** Entries of a batch. */
    static final int BATCH_ENTRIES = 10;
    /** Of SQS; SNS discards a message with more when it delivers it raw to a queue. */
    static final int ATTRIBUTES = 10;

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(24);
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final Pattern ATTRIBUTE_NAME =
            Pattern.compile("(?!\\.)(?i:(?!aws\\.|amazon\\.))[A-Za-z0-9_.-]{1,256}(?<!\\.)");

    private static final Pattern DATA_TYPE = Pattern.compile("(String|Number|Binary)(\\.[^\\p{Cntrl}]{1,249})?");

    private MessageLimits() {}

    static String checkedId(String what, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    what + " must be 1 to 128 letters, digits or punctuation, got \"" + id + "\"");
        }
        return id;
    }

    static Duration checkedDelay(Duration delay) {
        if (delay.isNegative()
                || delay.compareTo(LONGEST_DELAY) > 0
                || !delay.equals(delay.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("delay must be whole seconds between 0 and 15 minutes, got " + delay);
        }
        return delay;
    }

    static Duration checkedTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "timeout must be more than zero and at most " + LONGEST_TIMEOUT + ", got " + timeout);
        }
        return timeout;
    }

    static String checkedAttributeName(String name) {
        if (!ATTRIBUTE_NAME.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException(
                    "attribute name must be 1 to 256 letters, digits, _, - or single dots inside,"
                            + " and not begin with AWS. or Amazon., got \"" + name + "\"");
        }
        return name;
    }

    static String checkedDataType(String name, String dataType) {
        if (!DATA_TYPE.matcher(dataType).matches()) {
            throw new IllegalArgumentException("the data type of attribute " + name
                    + " must be String, Number or Binary, perhaps with a label as in Number.byte, got \"" + dataType
                    + "\"");
        }
        return dataType;
    }

    /** SQS takes only the characters that XML 1.0 can write; SNS delivers to SQS. */
    static String checkedCharacters(String what, String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (!isAllowed(character)) {
                throw new IllegalArgumentException(String.format(
                        "%s must hold only characters that SQS takes (#x9 #xA #xD #x20-#xD7FF #xE000-#xFFFD #x10000-#x10FFFF),"
                                + " got U+%04X at %d; send it as a BinaryPayload",
                        what, character, i));
            }
        }
        return text;
    }

    private static boolean isAllowed(int character) {
        return (character >= 0x20 && character <= 0xD7FF)
                || character == 0x9
                || character == 0xA
                || character == 0xD
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
