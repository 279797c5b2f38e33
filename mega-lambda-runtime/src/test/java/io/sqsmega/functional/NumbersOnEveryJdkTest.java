package io.sqsmega.functional;

import static io.sqsmega.match.Matchers.eq;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.lte;
import static io.sqsmega.match.Matchers.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.index.PatternIndex;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Numbers of every size and notation: what they are read as, written as, and equal to, by a definition that no JDK has
 * a say in. {@code -Dmega.numbers=1000000} takes more of them.
 */
@Tag("slow")
class NumbersOnEveryJdkTest {
    private static final int USUAL_COUNT = 5_000;
    private static final int COUNT = Integer.getInteger("mega.numbers", USUAL_COUNT);
    private static final int IN_AN_INDEX = 20;
    private static final int DOUBLE_DIGITS = 17;

    /** Of what was read and written, for the usual count: the same on each JDK. */
    private static final String DIGEST = "ec7ef9188761fdc540f223ce9cfdbba03c0dfbc8af1886d71ec5831697a62f80";

    private final Random random = new Random(2026);

    @Test
    void readersWritersAndMatchersAgree() {
        MessageDigest digest = sha256();
        for (int i = 0; i < COUNT; i++) {
            String text = number();
            Number read = read(text);
            assertThat(read).as(text).isEqualTo(expected(text));
            String written = checkEncodings(text, read);
            checkMatchers(text, read, number());
            digest.update((read.getClass().getSimpleName() + written + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (COUNT == USUAL_COUNT) {
            assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(DIGEST);
        }
    }

    @Test
    void indexFindsWhatEachPatternFinds() {
        for (int i = 0; i < COUNT; i += IN_AN_INDEX) {
            List<DataPattern> patterns = new ArrayList<>();
            PatternIndexBuilder builder = PatternIndex.builder();
            List<Number> numbers = new ArrayList<>();
            for (int j = 0; j < IN_AN_INDEX; j++) {
                numbers.add(read(number()));
                for (Matcher matcher : matchers(numbers.get(j))) {
                    DataPattern pattern = DataPattern.of(Map.of("n", matcher));
                    builder.data(patterns.size(), pattern);
                    patterns.add(pattern);
                }
            }
            check(builder.build(), patterns, numbers);
        }
    }

    private static void check(PatternIndex index, List<DataPattern> patterns, List<Number> numbers) {
        for (Number number : numbers) {
            for (Object value : new Object[] {number, number.toString()}) {
                DataPayload payload = DataPayload.of(Map.of("n", value));
                List<Integer> each = new ArrayList<>();
                for (int i = 0; i < patterns.size(); i++) {
                    if (patterns.get(i).matches(payload)) {
                        each.add(i);
                    }
                }
                try (PatternIndex.Search search = index.search()) {
                    assertThat(search.match(payload)).as("%s", value).containsExactly(each.toArray(new Integer[0]));
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException onNoJdk) {
            throw new AssertionError(onNoJdk);
        }
    }

    private static Number read(String text) {
        DataPayload payload = (DataPayload) PayloadCodec.decode("{\"n\":" + text + "}");
        return (Number) Objects.requireNonNull(payload.data().get("n"));
    }

    /** The text of the number in JSON. */
    private static String checkEncodings(String text, Number read) {
        DataPayload payload = DataPayload.of(Map.of("n", read));
        String json = PayloadCodec.encode(payload, Encoding.JSON);

        assertThat(PayloadCodec.decode(json)).as(text).isEqualTo(payload);
        if (read instanceof BigDecimal || (read instanceof BigInteger whole && isBeyondBson(whole))) {
            assertThatThrownBy(() -> PayloadCodec.encode(payload, Encoding.BSON))
                    .as(text)
                    .isInstanceOf(InvalidPayloadException.class);
        } else {
            assertThat(PayloadCodec.decode(PayloadCodec.encode(payload, Encoding.BSON)))
                    .as(text)
                    .isEqualTo(payload);
        }
        return json;
    }

    private static boolean isBeyondBson(BigInteger whole) {
        return whole.signum() < 0 || whole.bitLength() > 64;
    }

    private static void checkMatchers(String text, Number read, String otherText) {
        Number other = read(otherText);
        int comparison = value(text).compareTo(value(otherText));
        for (Object written : new Object[] {read, text, " " + text + " ", value(text)}) {
            for (Object bound : new Object[] {other, value(otherText)}) {
                String what = text + " and " + otherText;
                assertThat(eq(bound).matches(written)).as(what).isEqualTo(comparison == 0);
                assertThat(not(bound).matches(written)).as(what).isEqualTo(comparison != 0);
                assertThat(gt(bound).matches(written)).as(what).isEqualTo(comparison > 0);
                assertThat(gte(bound).matches(written)).as(what).isEqualTo(comparison >= 0);
                assertThat(lt(bound).matches(written)).as(what).isEqualTo(comparison < 0);
                assertThat(lte(bound).matches(written)).as(what).isEqualTo(comparison <= 0);
            }
            assertThat(eq(read).matches(written)).as(text).isTrue();
            assertThat(eq(value(text)).matches(written)).as(text).isTrue();
        }
    }

    private static Matcher[] matchers(Number number) {
        return new Matcher[] {eq(number), gt(number), gte(number), lt(number), lte(number), not(number)};
    }

    private static BigDecimal value(String text) {
        return new BigDecimal(text);
    }

    private static Number expected(String text) {
        BigDecimal value = value(text);
        if (!text.contains(".") && !text.contains("e")) {
            BigInteger whole = value.toBigIntegerExact();
            return whole.bitLength() < Integer.SIZE
                    ? (Number) whole.intValue()
                    : whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
        }
        return isShortest(value.stripTrailingZeros()) ? (Number) Double.valueOf(text) : value;
    }

    /**
     * Whether no decimal of fewer digits is read as the same double, and none of as many is nearer to it; of two that
     * are as near, the one with the even digit is meant.
     */
    private static boolean isShortest(BigDecimal decimal) {
        double number = decimal.doubleValue();
        if (decimal.signum() == 0 || !Double.isFinite(number) || number == 0 || decimal.precision() > DOUBLE_DIGITS) {
            return decimal.signum() == 0;
        }
        BigDecimal exact = new BigDecimal(number);
        BigDecimal distance = decimal.subtract(exact).abs();
        for (RoundingMode rounding : new RoundingMode[] {RoundingMode.FLOOR, RoundingMode.CEILING}) {
            BigDecimal neighbour = exact.round(new MathContext(decimal.precision(), rounding));
            int nearer = neighbour.subtract(exact).abs().compareTo(distance);
            boolean isMeant =
                    nearer < 0 || (nearer == 0 && decimal.unscaledValue().testBit(0));
            if (neighbour.doubleValue() == number && neighbour.compareTo(decimal) != 0 && isMeant) {
                return false;
            }
            if (decimal.precision() > 1
                    && exact.round(new MathContext(decimal.precision() - 1, rounding))
                                    .doubleValue()
                            == number) {
                return false;
            }
        }
        return true;
    }

    private String number() {
        return switch (random.nextInt(8)) {
            case 0 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 1 -> new BigInteger(1 + random.nextInt(200), random).toString();
            case 2 ->
                BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(30))
                        .toPlainString();
            case 3 -> random.nextInt(100_000) / 100.0 + "";
            case 4 -> exactOrNearly(Math.scalb(1.0, random.nextInt(600) - 300));
            case 5 -> exactOrNearly(Double.parseDouble(random.nextInt(1_000) + "e" + (random.nextInt(40) - 10)));
            default -> exactOrNearly(randomDouble());
        };
    }

    /** Far from the smallest: there, two decimals may stand for one double. */
    private double randomDouble() {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) && Math.abs(number) > 1e-300 ? number : 1 / 3.0;
    }

    /** The decimal of as many digits, from too few to too many, that is nearest to the double. */
    private String exactOrNearly(double number) {
        int digits = random.nextInt(3) == 0 ? 1 + random.nextInt(25) : 15 + random.nextInt(3);
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return rounded.unscaledValue() + "e" + -rounded.scale();
    }
}
