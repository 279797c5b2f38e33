package io.sqsmega.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDateTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2020-05-04T15:53:27Z, 2020-05-04T15:53:27Z",
        "2020-05-04 15:53:27Z, 2020-05-04T15:53:27Z",
        "2020-05-04T15:53:27, 2020-05-04T15:53:27Z",
        "2020-05-04T15:53, 2020-05-04T15:53:00Z",
        "2020-05-04T15:53+03:00, 2020-05-04T15:53:00+03:00",
        "2020-5-4T5:3:7, 2020-05-04T05:03:07Z",
        "2020-05-04T15:53:27.8, 2020-05-04T15:53:27.800Z",
        "2020-05-04T15:53:27.0, 2020-05-04T15:53:27Z",
        "2020-05-04T15:53:27.000000001Z, 2020-05-04T15:53:27.000000001Z",
        "2020-05-04T15:53:27.123456789-0930, 2020-05-04T15:53:27.123456789-09:30",
        "2020-05-04T15:53:27+03, 2020-05-04T15:53:27+03:00",
        "2020-05-04T15:53:27-00:30, 2020-05-04T15:53:27-00:30",
        "2020-05-04T15:53:27-00:00, 2020-05-04T15:53:27Z",
        "2020-02-29T23:59:59+18:00, 2020-02-29T23:59:59+18:00",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "2020-01-01T00:00-3:00, 2020-01-01T00:00-03:00",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z"
    })
    void dateTimeIsRead(String text, OffsetDateTime expected) {
        assertThat(IsoDateTime.parse(text)).isEqualTo(expected).hasToString(expected.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "2020",
                "2020-05-04",
                "2020-05-04T",
                "2020-05-04T15",
                "2020-05-04T15:",
                "2020-05-04T15:53:",
                "2020-05-04t15:53",
                "2020-05-04T15:53z",
                "2020-05-04  15:53",
                " 2020-05-04T15:53",
                "2020-05-04T15:53 ",
                "2020-05-04T15:53:27.",
                "2020-05-04T15:53:27.Z",
                "2020-05-04T15:53:27,5",
                "2020-05-04T15:53:27.1234567890",
                "2020-05-04T15:53.5x",
                "2019-02-29T00:00",
                "2020-13-01T00:00",
                "2020-00-01T00:00",
                "2020-01-00T00:00",
                "2020-01-01T24:00",
                "2020-01-01T23:60",
                "2020-01-01T23:59:60",
                "0000-01-01T00:00",
                "10000-01-01T00:00",
                "-001-01-01T00:00",
                "20-01-01T00:00",
                "2020-01-01T00:00+19:00",
                "2020-01-01T00:00+18:01",
                "2020-01-01T00:00+300",
                "2020-01-01T00:00+030",
                "2020-01-01T00:00+03:",
                "2020-01-01T00:00+03:0",
                "2020-01-01T00:00+03:000",
                "2020-01-01T00:00ZZ",
                "2020-01-01T00:00Z+00:00",
                "2020-01-01T00:00+01:02:03",
                "٢٠٢٠-05-04T15:53",
                "20200504T155327",
                "2020-125T15:53"
            })
    void anythingElseIsNone(String text) {
        assertThat(IsoDateTime.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2020-01-15, 2020-01-15", "2020-1-5, 2020-01-05", "0001-01-01, 0001-01-01", "2020-02-29, 2020-02-29"})
    void dateIsRead(String text, LocalDate expected) {
        assertThat(IsoDateTime.parseDate(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2020-01", "2020-01-", "2020-01-15T", "2020-01-15 ", "2019-02-29", "0000-01-01", "x"})
    void anythingElseIsNoDate(String text) {
        assertThat(IsoDateTime.parseDate(text)).isNull();
    }

    @Property
    void whatIsFormattedIsReadBack(
            @ForAll @LongRange(min = -62_135_000_000L, max = 253_402_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offset) {
        OffsetDateTime dateTime = Instant.ofEpochSecond(second, nano).atOffset(ZoneOffset.ofTotalSeconds(offset * 60));

        assertThat(IsoDateTime.parse(IsoDateTime.format(dateTime))).isEqualTo(dateTime);
    }

    @Property
    void noTextMakesItThrow(
            @ForAll @StringLength(max = 30) @CharRange(from = '0', to = '9') @Chars({'-', ':', '.', 'T', 'Z', '+', ' '})
                    String text) {
        IsoDateTime.parse(text);
        IsoDateTime.parseDate(text);
    }
}
