package io.sqsmega.match;

import static io.sqsmega.match.Matchers.absent;
import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.anyOf;
import static io.sqsmega.match.Matchers.between;
import static io.sqsmega.match.Matchers.contains;
import static io.sqsmega.match.Matchers.dateTime;
import static io.sqsmega.match.Matchers.empty;
import static io.sqsmega.match.Matchers.endsWith;
import static io.sqsmega.match.Matchers.eq;
import static io.sqsmega.match.Matchers.everyItem;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.hasItem;
import static io.sqsmega.match.Matchers.hasItems;
import static io.sqsmega.match.Matchers.in;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.lte;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.neq;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.present;
import static io.sqsmega.match.Matchers.startsWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sqsmega.match.value.Missing;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can never match, or always does by mistake, is refused with what to write instead; the rest is not. */
class NeverMatchingTest {
    private static final String SCALARS =
            " must be given strings, numbers and other scalars, or matchers of such (in(…)"
                    + " takes a collection, anyItem(…) looks into a list, anyOf(…) compares lists and objects), got the matcher '";
    private static final String ONE_BY_ONE =
            " must be given its values one by one (in(…) takes a collection, eq(…) a list as it is), got list";
    private static final String ONE_VALUE =
            "allOf must be given what one value can match all of (anyOf takes any of them), got '";
    private static final String ITEM =
            " must be given a value or matcher of what is there, got the matcher 'is missing'";

    @Test
    void listsAndObjectsAreNotAmongScalars() {
        refused(() -> oneOf(List.of("BR", "PT")), "oneOf" + SCALARS + "is [\"BR\", \"PT\"] in any order'");
        refused(() -> oneOf(Map.of("a", 1)), "oneOf" + SCALARS + "has (a is 1)'");
        refused(() -> oneOf(Set.of("BR")), "oneOf" + SCALARS + "is [\"BR\"] in any order'");
        refused(() -> in(List.of(List.of("BR"))), "in" + SCALARS + "is [\"BR\"] in any order'");
        refused(() -> in(List.of(Map.of())), "in" + SCALARS + "is an object'");
        refused(() -> oneOf(List.of()), "oneOf" + SCALARS + "is [] in any order'");
        refused(() -> oneOf(eq(List.of(1)), Map.of("a", 1)), "oneOf" + SCALARS + "is [1] in any order'");
        refused(() -> oneOf(anyItem("a")), "oneOf" + SCALARS + "has an item that is \"a\"'");
        refused(() -> oneOf(absent()), "oneOf" + SCALARS + "is missing'");
        assertThat(oneOf(List.of(1), 5).matches(5)).isTrue();
        assertThat(oneOf((Object) null).matches(null)).isTrue();
    }

    @Test
    void collectionDoesNotStandInForSeveralValues() {
        refused(() -> anyOf(List.of("a", "b")), "anyOf" + ONE_BY_ONE);
        refused(() -> allOf(List.of("a", "b")), "allOf" + ONE_BY_ONE);
        refused(() -> hasItems(Set.of("a")), "hasItems" + ONE_BY_ONE);
        assertThat(anyOf(List.of("a"), List.of("b")).matches(List.of("b"))).isTrue();
        assertThat(hasItem(List.of("a")).matches(List.of(List.of("a")))).isTrue();
    }

    @Test
    void boundsMustLeaveSomething() {
        refused(() -> allOf(gt(5), lt(3)), ONE_VALUE + "is greater than 5 and is less than 3'");
        refused(
                () -> allOf(lt(3), present(), gt(5)),
                ONE_VALUE + "is less than 3 and is present and is greater than 5'");
        refused(() -> allOf(gt(5), lte(5)), ONE_VALUE + "is greater than 5 and is at most 5'");
        refused(() -> allOf(gte(5), lt(5.0)), ONE_VALUE + "is at least 5 and is less than 5.0'");
        refused(
                () -> allOf(between(1, 3), between(4, 6)),
                ONE_VALUE + "is at least 1 and is at most 3 and is at least 4 and is at most 6'");
        refused(
                () -> allOf(allOf(gt(5), present()), lt(3)),
                ONE_VALUE + "is greater than 5 and is present and is less than 3'");
        refused(
                () -> allOf(gt(dateTime("2020-02-01")), lt(dateTime("2020-01-01"))),
                ONE_VALUE + "is after 2020-02-01 and is before 2020-01-01'");
        refused(
                () -> allOf(gte(Instant.EPOCH), lt(Instant.EPOCH)),
                ONE_VALUE + "is at or after 1970-01-01T00:00:00Z and is before 1970-01-01T00:00:00Z'");
        assertThat(allOf(gte(5), lte(5)).matches(5)).isTrue();
        assertThat(allOf(gt(5), lt(5.000001)).matches("5.0000001")).isTrue();
        // The zone decides whether the instant is within the day.
        assertThatCode(() -> allOf(gt(dateTime("2020-01-01")), lt(dateTime("2020-01-01T00:00:00Z"))))
                .doesNotThrowAnyException();
    }

    @Test
    void oneKindOfValueMustBeAbleToMatchAll() {
        refused(() -> allOf(true, gt(5)), ONE_VALUE + "is true and is greater than 5'");
        refused(() -> allOf(anyItem("a"), "a"), ONE_VALUE + "has an item that is \"a\" and is \"a\"'");
        refused(() -> allOf(absent(), not(empty())), ONE_VALUE + "is missing and is not empty'");
        refused(() -> allOf(Map.of("a", 1), startsWith("a")), ONE_VALUE + "has (a is 1) and starts with \"a\"'");
        assertThat(allOf(gt(5), startsWith("0")).matches("07")).isTrue();
        assertThat(allOf(gt(dateTime("2020-01-01")), startsWith("2020")).matches("2020-05-04"))
                .isTrue();
        assertThat(allOf(absent(), not("x")).matches(Missing.VALUE)).isTrue();
    }

    /** Programs join equalities, and the protocol's vectors say what they mean. */
    @Test
    void equalitiesThatExcludeEachOtherMatchNothing() {
        assertThat(allOf("a", "b").matches("a")).isFalse();
        assertThat(allOf(5, 6).matches(5)).isFalse();
        assertThat(allOf("a", not("a")).matches("a")).isFalse();
    }

    @Test
    void negationsMustLeaveSomethingOut() {
        String rule =
                " must leave something out (not(oneOf(a, b)) is neither of the two), got the matcher 'is not \"a\"' and"
                        + " the matcher 'is not \"b\"'";
        refused(() -> anyOf(not("a"), not("b")), "anyOf" + rule);
        refused(() -> anyOf(neq("a"), 5, neq("b")), "anyOf" + rule);
        refused(() -> oneOf(not("a"), not("b")), "oneOf" + rule);
        assertThat(anyOf(not("a"), not("a")).matches("a")).isFalse();
        // "5" is equal to the number, too.
        assertThat(anyOf(not("5"), not(5)).matches("5")).isFalse();
    }

    @Test
    void itemsAreNeverMissing() {
        refused(() -> anyItem(absent()), "anyItem" + ITEM);
        refused(() -> hasItem(absent()), "hasItem" + ITEM);
        refused(() -> hasItems("a", absent()), "hasItems" + ITEM);
        refused(() -> everyItem(absent()), "everyItem" + ITEM);
        assertThat(anyItem(null).matches(Arrays.asList(1, null))).isTrue();
        assertThat(anyItem(empty()).matches(List.of(""))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("fieldsThatNeverMatch")
    void fieldsHaveTheirTypes(String field, @Nullable Object pattern, String rule) {
        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(() -> set(field, pattern))
                .withMessageStartingWith("the pattern of " + field + " must be one that " + rule + " can match, got '");
    }

    private static void set(String field, @Nullable Object pattern) {
        EventPattern.Builder event = EventPattern.builder();
        ObjectPattern.Builder object = ObjectPattern.builder();
        switch (field) {
            case "name" -> event.name(pattern);
            case "timestamp" -> event.timestamp(pattern);
            case "version" -> {
                refused(() -> object.version(pattern));
                event.version(pattern);
            }
            case "domain" -> {
                refused(() -> event.subject(pattern));
                refused(() -> event.publisher(pattern));
                event.domain(pattern);
            }
            case "type" -> {
                refused(() -> object.id(pattern));
                object.type(pattern);
            }
            case "current" -> {
                refused(() -> object.previous(pattern));
                object.current(pattern);
            }
            default -> EventPattern.of(java.util.Collections.singletonMap(field, pattern));
        }
    }

    private static void refused(ThrowingCallable pattern) {
        assertThatExceptionOfType(InvalidPatternException.class).isThrownBy(pattern);
    }

    static List<Arguments> fieldsThatNeverMatch() {
        String version = "a whole number of 32 bits (as version(1))";
        String timestamp = "a date-time (as timestamp(gte(dateTime(\"2020-01-15\"))))";
        return List.of(
                Arguments.of("version", "1", version),
                Arguments.of("version", oneOf("1", "2"), version),
                Arguments.of("version", match("\\d+"), version),
                Arguments.of("version", List.of(1, 2), version),
                Arguments.of("version", 1.5, version),
                Arguments.of("version", 5_000_000_000L, version),
                Arguments.of("version", oneOf(1.5, 2.5), version),
                Arguments.of("version", null, version),
                Arguments.of("version", absent(), version),
                Arguments.of("version", not("1"), version),
                Arguments.of("version", neq(1.5), version),
                Arguments.of("timestamp", "2020-01-15T10:20:30Z", timestamp),
                Arguments.of("timestamp", gt(1_592_163_068), timestamp),
                Arguments.of("timestamp", startsWith("2020"), timestamp),
                Arguments.of("name", List.of("a", "b"), "a string that is not empty"),
                Arguments.of("name", Map.of("a", 1), "a string that is not empty"),
                Arguments.of("name", null, "a string that is not empty"),
                Arguments.of("name", "", "a string that is not empty"),
                Arguments.of("name", empty(), "a string that is not empty"),
                Arguments.of("name", true, "a string that is not empty"),
                Arguments.of("domain", List.of("a", "b"), "a string"),
                Arguments.of("domain", anyItem("a"), "a string"),
                Arguments.of("domain", not(List.of("a")), "a string"),
                Arguments.of("type", UUID.randomUUID(), "a string"),
                Arguments.of("attributes", 5, "an object (as a map)"),
                Arguments.of("current", "a", "an object (as a map)"),
                Arguments.of("current", List.of(1), "an object (as a map)"));
    }

    @Test
    void whatAFieldCanBeIsTaken() {
        EventPattern pattern = EventPattern.builder()
                .name(not(empty()))
                .version(not(oneOf(2, 3)))
                .timestamp(not(lt(dateTime("2020-01-01"))))
                .domain(anyOf(absent(), ""))
                .subject(5)
                .publisher(empty())
                .attributes(Map.of("a", absent()))
                .build();
        Event event = Event.named("a").subject("5").build();
        assertThat(pattern.matches(MegaPayload.of(event))).isTrue();
        assertThatCode(() -> ObjectPattern.builder()
                        .version(in(List.of()))
                        .current(empty())
                        .id(gt(5))
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    void othersOfTheJdkAreNoValues() {
        String rule =
                "the pattern of a must be null, a boolean, number, string, enum constant, UUID, date-time (Instant,"
                        + " OffsetDateTime, LocalDate), list, map or matcher, got ";
        for (Object value : new Object[] {Optional.of("x"), new String[] {"x"}, 'x', new StringBuilder("x")}) {
            refused(
                    () -> EventPattern.builder().attribute("a", value),
                    rule + value.getClass().getName());
        }
        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(() -> EventPattern.builder().attribute("a", Stream.of("x")))
                .withMessageStartingWith(rule);
    }

    @Test
    void patternsMustBeThere() {
        refused(() -> EventPattern.anyOf(EventPattern.any(), null), "anyOf must be given patterns, got null");
        refused(() -> ObjectPattern.anyOf((ObjectPattern) null), "anyOf must be given patterns, got null");
        refused(() -> DataPattern.anyOf(DataPattern.any(), null), "anyOf must be given patterns, got null");
        refused(() -> EventPattern.anyOf((EventPattern[]) null), "anyOf must be given patterns, got null");
    }

    /** Each of these says what it means, and may come out of a program or a configuration. */
    @Test
    void emptyTextsCollectionsAndPatternsAreTaken() {
        assertThat(startsWith("").matches("a")).isTrue();
        assertThat(endsWith("").matches("")).isTrue();
        assertThat(contains("").matches(5)).isFalse();
        assertThat(match("").matches("a")).isTrue();
        assertThat(in(List.of()).matches("a")).isFalse();
        assertThat(allOf(in(List.of()), "a").matches("a")).isFalse();
        assertThat(gt(Double.POSITIVE_INFINITY).matches(5)).isFalse();
        assertThat(EventPattern.builder().build()).hasToString("any event");
        assertThat(ObjectPattern.of(Map.of())).hasToString("any object");
        assertThat(DataPattern.builder().build()).hasToString("any data");
    }

    private static void refused(ThrowingCallable pattern, String message) {
        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(pattern)
                .withMessage(message);
    }
}
