package io.sqsmega.match;

import static io.sqsmega.match.Matchers.between;
import static io.sqsmega.match.Matchers.dateTime;
import static io.sqsmega.match.Matchers.eq;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.lte;
import static io.sqsmega.match.Matchers.oneOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class DateTimesTest {
    private static final OffsetDateTime LATE_IN_NEW_YORK = OffsetDateTime.parse("2020-01-15T23:30:00-05:00");

    @Test
    void pointsInTimeCompareAsInstants() {
        assertThat(eq(dateTime("2020-01-15T10:20:30Z")).matches("2020-01-15 13:20:30+0300"))
                .isTrue();
        assertThat(eq(dateTime("2020-01-15T10:20:30")).matches(OffsetDateTime.parse("2020-01-15T10:20:30Z")))
                .isTrue();
        assertThat(eq(Instant.parse("2020-01-15T10:20:30Z")).matches(Instant.parse("2020-01-15T10:20:30Z")))
                .isTrue();
    }

    @Test
    void nanosecondsCount() {
        assertThat(gt(dateTime("2020-01-15T10:20:30.123456788Z")).matches("2020-01-15T10:20:30.123456789Z"))
                .isTrue();
        assertThat(eq(dateTime("2020-01-15T10:20:30.123456788Z")).matches("2020-01-15T10:20:30.123456789Z"))
                .isFalse();
    }

    @Test
    void aDayIsComparedInTheValuesOwnZone() {
        assertThat(eq(dateTime("2020-01-15")).matches(LATE_IN_NEW_YORK)).isTrue();
        assertThat(gt(dateTime("2020-01-15")).matches(LATE_IN_NEW_YORK)).isFalse();
        assertThat(lt(dateTime("2020-01-16")).matches(LATE_IN_NEW_YORK)).isTrue();
        assertThat(gte(dateTime("2020-01-16")).matches(LATE_IN_NEW_YORK)).isFalse();
        assertThat(eq(dateTime("2020-01-16")).matches(LATE_IN_NEW_YORK.toInstant()))
                .isTrue();
    }

    @Test
    void aDayOfThePayloadIsComparedInThePatternsZone() {
        assertThat(eq(LATE_IN_NEW_YORK).matches("2020-01-15")).isTrue();
        assertThat(lte(LATE_IN_NEW_YORK).matches("2020-01-16")).isFalse();
    }

    @Test
    void dateTimesOfTheJdkAreTakenAsTheyAre() {
        LocalDate day = LocalDate.of(2020, 1, 15);
        assertThat(dateTime("2020-01-15")).isEqualTo(day);
        assertThat(dateTime(day)).isSameAs(day);
        assertThat(eq(day).matches("2020-1-15")).isTrue();
        assertThat(between(day, LATE_IN_NEW_YORK).matches("2020-01-15T00:00:00Z"))
                .isTrue();
        assertThat(oneOf(day, "never").matches(LATE_IN_NEW_YORK)).isTrue();
    }

    @Test
    void onlyIso8601IsADateTime() {
        for (String text :
                new String[] {"", "now", "20200115", "15/01/2020", "1579083630", "2020-02-30", "2020-01-15 EST"}) {
            assertThat(gte(dateTime("0001-01-01")).matches(text)).as(text).isFalse();
        }
        assertThat(gte(dateTime("0001-01-01")).matches(1_579_083_630L)).isFalse();
    }

    @Test
    void theEndsOfTimeAreComparedToo() {
        assertThat(lt(Instant.MAX).matches("9999-12-31T23:59:59Z")).isTrue();
        assertThat(gt(dateTime("9999-12-31")).matches(Instant.MAX)).isTrue();
        assertThat(lt(dateTime("0001-01-01")).matches(Instant.MIN)).isTrue();
    }
}
