package io.sqsmega.publish;

import io.sqsmega.codec.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The rules of SQS and SNS for message attributes. Errors name the attribute, the rule and the type found, never the
 * value.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">Message
 *     metadata for Amazon SQS</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html">Amazon SNS message
 *     attributes</a>
 */
final class AttributeRules {
    private static final int MOST_DIGITS = 38;
    private static final BigDecimal SMALLEST = BigDecimal.ONE.scaleByPowerOfTen(-128);
    private static final BigDecimal LARGEST = BigDecimal.ONE.scaleByPowerOfTen(126);
    private static final int LONGEST_SHOWN = 256;

    private static final Pattern NAME =
            Pattern.compile("(?!\\.)(?i:(?!aws\\.|amazon\\.))[A-Za-z0-9_.-]{1,256}(?<!\\.)");
    private static final Pattern DATA_TYPE = Pattern.compile("(String|Number|Binary)(\\.[^\\p{Cntrl}]{1,249})?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");

    private AttributeRules() {}

    static String checkedName(String name) {
        Objects.requireNonNull(name, "name must not be null");
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException(
                    "attribute name must be 1 to 256 letters, digits, _, - or single dots inside,"
                            + " and not begin with AWS. or Amazon., got " + shown(name));
        }
        return name;
    }

    static String checkedDataType(String name, String dataType) {
        Objects.requireNonNull(dataType, "dataType must not be null");
        if (!DATA_TYPE.matcher(dataType).matches()) {
            throw new IllegalArgumentException("the data type of attribute " + name
                    + " must be String, Number or Binary, perhaps with a label as in Number.byte, got "
                    + shown(dataType));
        }
        return MessageLimits.checkedCharacters("the data type of attribute " + name, dataType, "choose another label");
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? '"' + text + '"' : text.length() + " characters";
    }

    /** Returns the number in plain notation, which is what the services store. */
    static String plainNumber(String name, String text, String type) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("attribute " + name + " must be a number, got " + type);
        }
        BigDecimal number = new BigDecimal(text);
        if (number.signum() == 0) {
            return "0";
        }
        int digits = number.stripTrailingZeros().precision();
        if (digits > MOST_DIGITS) {
            throw new IllegalArgumentException("attribute " + name + " must be a number of at most " + MOST_DIGITS
                    + " digits, got one of " + digits);
        }
        if (number.abs().compareTo(SMALLEST) < 0 || number.abs().compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("attribute " + name
                    + " must be 0 or between 10^-128 and 10^126, or the negative of that, got a number of the order 10^"
                    + (number.precision() - number.scale() - 1));
        }
        return number.toPlainString();
    }

    /**
     * Checks a value of type {@code String.Array}. Only SNS has this type; for SQS, {@code Array} is a label like any
     * other.
     */
    static void checkStringArray(String name, OutgoingAttribute attribute) {
        if (!attribute.dataType().equals("String.Array") || attribute.text() == null) {
            return;
        }
        JsonValue json = JsonValue.read(attribute.text());
        if (json == null
                || !(json.value() instanceof List<?> items)
                || !items.stream().allMatch(AttributeRules::isScalar)) {
            throw new IllegalArgumentException("attribute " + name + " of type String.Array must be a JSON array of"
                    + " strings, numbers, true, false and null, got another text");
        }
    }

    private static boolean isScalar(Object item) {
        boolean isNoNumber = item instanceof Double number && !Double.isFinite(number);
        return !isNoNumber
                && (item == null || item instanceof String || item instanceof Number || item instanceof Boolean);
    }
}
