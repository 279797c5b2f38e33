package io.sqsmega.functional;

import static io.sqsmega.match.Matchers.anyOf;
import static io.sqsmega.match.Matchers.dateTime;
import static io.sqsmega.match.Matchers.eq;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.InvalidPatternException;
import io.sqsmega.match.Matcher;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.Result;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Of random texts and numbers, patterns, typed access, {@code event.timestamp} and a round trip take the same, and take
 * it for the same. {@code -Dmega.agreement=1000000} takes more of each.
 */
class TypedAgreementTest {
    private static final int COUNT = Integer.getInteger("mega.agreement", 2_000);
    private static final Matcher ANY_TIME =
            anyOf(lt(dateTime("2020-01-15T12:00:00Z")), gte(dateTime("2020-01-15T12:00:00Z")));
    private static final BigDecimal SMALL = new BigDecimal("1e-321");
    private static final BigDecimal TOO_SMALL = new BigDecimal("1e-324");

    private final Random random = new Random(2026);
    private final AtomicReference<@Nullable OffsetDateTime> dispatched = new AtomicReference<>();
    private final Dispatcher dispatcher = Dispatcher.builder()
            .on(EventPattern.named("e"), (payload, message) -> {
                dispatched.set(payload.event().timestamp());
                return Result.OK;
            })
            .build();

    @Test
    void dateTimesAreReadAlike() {
        int dateTimes = 0;
        int days = 0;
        for (int i = 0; i < COUNT; i++) {
            String text = random.nextInt(4) == 0 ? mutated(dateTimeText()) : dateTimeText();
            DataPayload payload = DataPayload.of(Map.of("at", text));
            OffsetDateTime typed = typed(payload, OffsetDateTime.class);
            LocalDate day = typed(payload, LocalDate.class);
            Temporal pattern = pattern(text);

            assertThat(timestamp(text)).as(text).isEqualTo(typed);
            assertThat(dispatchedTimestamp(text)).as(text).isEqualTo(typed);
            assertThat(pattern).as(text).isEqualTo(typed == null ? day : typed);
            assertThat(ANY_TIME.matches(text)).as(text).isEqualTo(pattern != null);
            checkOtherTypes(payload, typed);
            if (pattern != null) {
                assertThat(eq(pattern).matches(text)).as(text).isTrue();
                assertThat(typed == null || day == null).as(text).isTrue();
            }
            dateTimes += typed == null ? 0 : 1;
            days += day == null ? 0 : 1;
        }
        assertThat(dateTimes).isBetween(COUNT / 10, COUNT - COUNT / 10);
        assertThat(days).isPositive();
    }

    private static void checkOtherTypes(DataPayload payload, @Nullable OffsetDateTime typed) {
        Instant instant = typed == null ? null : typed.toInstant();
        ZonedDateTime zoned = typed(payload, ZonedDateTime.class);
        Date date = typed(payload, Date.class);
        GregorianCalendar calendar = typed(payload, GregorianCalendar.class);
        boolean utc = typed != null && typed.getOffset().equals(ZoneOffset.UTC);

        assertThat(typed(payload, Instant.class)).isEqualTo(instant);
        assertThat(zoned == null ? null : zoned.toOffsetDateTime()).isEqualTo(typed);
        assertThat(date).isEqualTo(instant == null ? null : Date.from(instant));
        assertThat(calendar == null ? null : calendar.getTime()).isEqualTo(date);
        assertThat(typed(payload, LocalDateTime.class)).isEqualTo(utc ? typed.toLocalDateTime() : null);
    }

    private static <T> @Nullable T typed(DataPayload payload, Class<T> type) {
        try {
            return payload.dataAt("/at", type);
        } catch (InvalidPayloadException otherText) {
            return null;
        }
    }

    private static @Nullable Temporal pattern(String text) {
        try {
            return dateTime(text);
        } catch (InvalidPatternException otherText) {
            return null;
        }
    }

    private static @Nullable OffsetDateTime timestamp(String text) {
        try {
            return ((MegaPayload) PayloadCodec.decode(event(text))).event().timestamp();
        } catch (InvalidPayloadException otherText) {
            return null;
        }
    }

    private @Nullable OffsetDateTime dispatchedTimestamp(String text) {
        dispatched.set(null);
        dispatcher.dispatch(Message.builder("id", event(text)).build());
        return dispatched.get();
    }

    private static String event(String timestamp) {
        return PayloadCodec.encode(DataPayload.of(
                        Map.of("protocol", "mega", "version", 2, "event", Map.of("name", "e", "timestamp", timestamp))))
                .replace("\"version\":2", "\"version\":1");
    }

    private String dateTimeText() {
        String date = digits(4, 4, 1, 2030) + "-" + digits(1, 2, 0, 13) + "-" + digits(1, 2, 0, 31);
        if (random.nextInt(8) == 0) {
            return date;
        }
        String seconds = random.nextInt(5) == 0 ? "" : ":" + digits(1, 2, 0, 60);
        String fraction = random.nextBoolean() ? "" : "." + digits(1, 10, 0, 1_000_000_000);
        return date + oneOf("T", "T", " ", "t", "  ") + digits(1, 2, 0, 24) + ":" + digits(1, 2, 0, 60) + seconds
                + fraction + offset();
    }

    private String offset() {
        String sign = oneOf("+", "-");
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> oneOf("Z", "z", " Z", "UTC", "[Europe/Paris]");
            case 2 -> sign + digits(1, 2, 0, 19);
            case 3 -> sign + digits(2, 2, 0, 18) + digits(2, 2, 0, 60);
            case 4 -> sign + digits(1, 2, 0, 18) + ":" + digits(2, 2, 0, 60) + ":" + digits(2, 2, 0, 60);
            default -> sign + digits(1, 2, 0, 18) + ":" + digits(1, 2, 0, 60);
        };
    }

    private String oneOf(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    /** A number, most often of as many digits as there may be. */
    private String digits(int atLeast, int atMost, int from, int to) {
        String number = Integer.toString(from + random.nextInt(to - from + 1));
        int width = random.nextInt(3) == 0 ? atLeast : atMost;
        return number.length() >= width ? number : "0".repeat(width - number.length()) + number;
    }

    private String mutated(String text) {
        int at = random.nextInt(text.length());
        String rest = random.nextBoolean() ? text.substring(at) : text.substring(at + 1);
        String inserted =
                random.nextInt(3) == 0 ? "" : oneOf("0", "9", ":", "-", "+", "T", " ", ".", "Z", ",", "\u0661");
        return text.substring(0, at) + inserted + rest;
    }

    @Test
    void numbersAreReadAlike() {
        for (int i = 0; i < COUNT; i++) {
            String text = number();
            BigDecimal exact = new BigDecimal(text);
            DataPayload payload = (DataPayload) PayloadCodec.decode("{\"at\":" + text + ",\"text\":\"" + text + "\"}");

            for (String pointer : new String[] {"/at", "/text"}) {
                BigDecimal decimal = payload.dataAt(pointer, BigDecimal.class);
                assertThat(decimal).as(text).isEqualByComparingTo(exact);
                assertThat(eq(decimal).matches(payload.dataAt(pointer)))
                        .as(text)
                        .isTrue();
                assertThat(eq(payload.dataAt("/at")).matches(payload.dataAt(pointer)))
                        .as(text)
                        .isTrue();
                checkBinary(payload, pointer, exact);
                checkWhole(payload, pointer, exact);
            }
            checkRoundTrip(payload);
        }
    }

    private static void checkBinary(DataPayload payload, String pointer, BigDecimal exact) {
        double nearest = exact.doubleValue();
        Double typed = typed(payload, pointer, Double.class);
        if (Double.isInfinite(nearest) || (nearest == 0 && exact.signum() != 0)) {
            assertThat(typed).as(exact.toString()).isNull();
        } else if (typed != null) {
            assertThat(typed).as(exact.toString()).isEqualTo(nearest);
        } else {
            assertThat(isWhole(exact)).as(exact.toString()).isTrue();
            assertThat(new BigDecimal(nearest)).as(exact.toString()).isNotEqualByComparingTo(exact);
        }
    }

    private static void checkWhole(DataPayload payload, String pointer, BigDecimal exact) {
        BigInteger whole = isWhole(exact) ? exact.toBigIntegerExact() : null;
        boolean isLong = whole != null && whole.bitLength() < Long.SIZE;
        boolean isInt = whole != null && whole.bitLength() < Integer.SIZE;

        assertThat(typed(payload, pointer, BigInteger.class))
                .as(exact.toString())
                .isEqualTo(whole);
        assertThat(typed(payload, pointer, Long.class))
                .as(exact.toString())
                .isEqualTo(isLong ? whole.longValue() : null);
        assertThat(typed(payload, pointer, Integer.class))
                .as(exact.toString())
                .isEqualTo(isInt ? whole.intValue() : null);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static <T> @Nullable T typed(DataPayload payload, String pointer, Class<T> type) {
        try {
            return payload.dataAt(pointer, type);
        } catch (InvalidPayloadException otherNumber) {
            return null;
        }
    }

    private static void checkRoundTrip(DataPayload payload) {
        Number number = payload.dataAt("/at", Number.class);

        assertThat(PayloadCodec.decode(PayloadCodec.encode(payload, Encoding.JSON)))
                .isEqualTo(payload);
        if (number instanceof Integer || number instanceof Long || number instanceof Double) {
            assertThat(PayloadCodec.decode(PayloadCodec.encode(payload, Encoding.BSON)))
                    .isEqualTo(payload);
        }
    }

    /** Not near the smallest doubles: of those, two decimals may stand for one. */
    private String number() {
        while (true) {
            String number = anyNumber();
            BigDecimal magnitude = new BigDecimal(number).abs();
            if (magnitude.compareTo(SMALL) > 0 || magnitude.compareTo(TOO_SMALL) < 0) {
                return number;
            }
        }
    }

    private String anyNumber() {
        return switch (random.nextInt(6)) {
            case 0 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 1 -> new BigInteger(1 + random.nextInt(200), random).toString();
            case 2 ->
                BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(30))
                        .toPlainString();
            case 3 -> (random.nextLong() >> random.nextInt(64)) + "e" + (random.nextInt(1_000) - 500);
            case 4 -> (random.nextLong() >> random.nextInt(64)) + ".0";
            default -> randomDouble();
        };
    }

    private String randomDouble() {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? Double.toString(number) : "0.1";
    }
}
