package io.sqsmega.publish;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * The limits of the services, checked before anything is sent.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">Amazon
 *     SQS message quotas</a>
 */
final class MessageLimits {
    /** The largest size of an SQS message, and of all messages of a batch together. */
    static final int SQS_BYTES = 1_048_576;
    /**
     * The largest size of an SNS message, and of all messages of a batch together, if the topic's
     * {@code MaximumMessageSize} is not raised.
     */
    static final int SNS_BYTES = 262_144;
    /** The largest number of entries of a batch. */
    static final int BATCH_ENTRIES = 10;
    /**
     * The largest number of attributes of an SQS message. SNS discards a message with more when it delivers it raw to a
     * queue.
     */
    static final int ATTRIBUTES = 10;

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(24);
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_SUBJECT = 100;
    private static final Pattern SUBJECT_START = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{Punct}]");

    private MessageLimits() {}

    static String checkedId(String what, String id) {
        int unfit = firstUnlike(id, character -> character > ' ' && character < 0x7F);
        if (id.isEmpty() || id.length() > LONGEST_ID || unfit >= 0) {
            throw new IllegalArgumentException(
                    what + " must be 1 to 128 letters, digits or punctuation, got " + described(id, unfit));
        }
        return id;
    }

    /**
     * Checks a subject by the rules that SNS documents: the length, "no line breaks or control characters", and the
     * first character.
     */
    static String checkedSubject(String subject) {
        int unfit = firstUnlike(subject, character -> isAllowed(character) && !isLineBreakOrControl(character));
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT || unfit >= 0) {
            throw new IllegalArgumentException("subject must be 1 to 100 characters without line breaks or control"
                    + " characters, got " + described(subject, unfit));
        }
        if (!SUBJECT_START.matcher(subject).lookingAt()) {
            throw new IllegalArgumentException(
                    "subject must begin with a letter, a digit or punctuation, got " + described(subject, 0));
        }
        return subject;
    }

    private static boolean isLineBreakOrControl(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Checks a trace header. SQS documents no further rules; the header is printed into requests and logs. */
    static String checkedTraceHeader(String traceHeader) {
        int unfit = firstUnlike(traceHeader, character -> character >= ' ' && character < 0x7F);
        if (traceHeader.isEmpty() || unfit >= 0) {
            throw new IllegalArgumentException("traceHeader must be a trace header of AWS X-Ray, as Root=1-…;Sampled=1,"
                    + " got " + described(traceHeader, unfit));
        }
        return traceHeader;
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

    /** Checks that text has only characters that XML 1.0 allows: SQS rejects others, and SNS delivers to SQS. */
    static String checkedCharacters(String what, String text, String remedy) {
        int unfit = firstRefused(text);
        if (unfit >= 0) {
            throw new IllegalArgumentException(what
                    + " must hold only characters that SQS takes (#x9 #xA #xD #x20-#xD7FF #xE000-#xFFFD #x10000-#x10FFFF),"
                    + " got " + described(text, unfit) + "; " + remedy);
        }
        return text;
    }

    /** Returns the index of the first character that SQS rejects, or -1. Reads nearly all of a body as single chars. */
    private static int firstRefused(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < ' ' || unit >= Character.MIN_SURROGATE) {
                int character = text.codePointAt(i);
                if (!isAllowed(character)) {
                    return i;
                }
                i += Character.charCount(character) - 1;
            }
        }
        return -1;
    }

    /** Describes what is wrong with a text without showing it. */
    private static String described(String text, int unfit) {
        return unfit < 0
                ? text.length() + " characters"
                : String.format("U+%04X at %d", text.codePointAt(unfit), unfit);
    }

    /** Returns the index of the first code point that breaks the rule, or -1. */
    private static int firstUnlike(String text, IntPredicate rule) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!rule.test(text.codePointAt(i))) {
                return i;
            }
        }
        return -1;
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
