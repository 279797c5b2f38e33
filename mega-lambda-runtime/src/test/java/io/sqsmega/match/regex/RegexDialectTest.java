package io.sqsmega.match.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sqsmega.match.InvalidPatternException;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.Matchers;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is accepted means the same to RE2/J and to the JDK, where they take it at all. Known differences, as documented:
 * the JDK's {@code $}, and its {@code ^} of lines, know a line break at the end and the empty text; its ranges in any
 * case leave the Kelvin sign out; {@code \d \w \s \b} are held against ASCII only.
 */
class RegexDialectTest {
    private static final int EXPRESSIONS = Integer.getInteger("mega.regexes", 20_000);
    private static final int TEXTS = 10;
    private static final String KELVIN = "\u212a";

    private static final String[] PARTS = """
            a b c 1 _ - ] } { {2} {1,2} {2,} {0} {02} * + ? ?? *? ++ | ( (?: (?i) (?i: (?s) (?m) (?P<x> (?<y> (?-i) (?U)
            (?x) ) [ [^ [a-c] [^a] [a -c] []a] [^]b] [a-] [-a] [\\d-a] [\\w] [^\\W] && [[:alpha:]] [a&b] [+--] []-a] [--a]
            [a-c-] \\d \\D \\w \\W \\s \\S \\b \\B \\A \\z ^ $ . \\. \\\\ \\- \\] \\[ \\_ \\n \\t \\x41 \\x{62} \\u0061
            \\ud83d\\ude00 \\ud83d \\u12 \\Q \\E \\Qa.b\\E \\Q\\E \\v \\h \\R \\0 \\07 \\1 \\a \\f \\e \\cA \\C \\G \\X \\N
            \\p{L} é É ß k K ſ S 😀 # \\/ / & = [\\s\\S] [\\b] [\\Qa\\E] [a-\\d] [.] [$^] [^^] \u212a""".split("\\s+");

    private static final int[] CHARACTERS =
            "abcAB1_-]}{\n éÉkK\u212aſS😀.&+^$\\\t/".codePoints().toArray();

    private final Random random = new Random(20_261_129);

    @Test
    void whatIsAcceptedMeansTheSameInRe2AndInJava() {
        int accepted = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            String regex = regex();
            boolean full = random.nextBoolean();
            Matcher matcher = matcher(regex, full);
            if (matcher != null) {
                accepted++;
                check(regex, full, matcher);
            }
        }
        assertThat(accepted).isGreaterThan(EXPRESSIONS / 5);
    }

    private void check(String regex, boolean full, Matcher matcher) {
        com.google.re2j.Pattern re2 = re2(regex);
        Pattern java = java(regex);
        boolean hasClasses = Pattern.compile("\\\\[dDwWsSbB]").matcher(regex).find();
        boolean hasEnds = regex.contains("$") || regex.contains("^");
        boolean ignoresCase = regex.contains("(?i");
        for (int i = 0; i < TEXTS; i++) {
            String text = text();
            boolean comparable = !hasClasses || text.chars().allMatch(letter -> letter < 128);
            String what = regex + " on " + text;
            if (re2 != null && comparable) {
                com.google.re2j.Matcher other = re2.matcher(text);
                assertThat(matcher.matches(text)).as(what).isEqualTo(full ? other.matches() : other.lookingAt());
            }
            if (java != null && comparable && isTheSameToTheJdk(text, hasEnds, ignoresCase)) {
                java.util.regex.Matcher other = java.matcher(text);
                assertThat(matcher.matches(text)).as(what).isEqualTo(full ? other.matches() : other.lookingAt());
            }
        }
    }

    private static boolean isTheSameToTheJdk(String text, boolean hasEnds, boolean ignoresCase) {
        return !(hasEnds && (text.isEmpty() || text.contains("\n"))) && !(ignoresCase && text.contains(KELVIN));
    }

    private static @Nullable Matcher matcher(String regex, boolean full) {
        try {
            return full ? Matchers.fullMatch(regex) : Matchers.match(regex);
        } catch (InvalidPatternException refused) {
            return null;
        }
    }

    private static com.google.re2j.@Nullable Pattern re2(String regex) {
        try {
            return com.google.re2j.Pattern.compile(regex);
        } catch (com.google.re2j.PatternSyntaxException refused) {
            return null;
        }
    }

    /** The JDK's line breaks are those of RE2, and its cases all of Unicode's, if it is asked. */
    private static @Nullable Pattern java(String regex) {
        try {
            return Pattern.compile(regex, Pattern.UNIX_LINES | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException refused) {
            return null;
        }
    }

    private String regex() {
        StringBuilder regex = new StringBuilder();
        for (int i = random.nextInt(7); i >= 0; i--) {
            regex.append(PARTS[random.nextInt(random.nextInt(3) == 0 ? 5 : PARTS.length)]);
            regex.append(random.nextInt(40) == 0 ? random.nextBoolean() ? " " : "\n" : "");
        }
        return regex.toString();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint(CHARACTERS[random.nextInt(random.nextInt(3) == 0 ? 2 : CHARACTERS.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[[:digit:]];escape it, or write \\d, \\w, \\s or ranges",
                "[^[:alpha:]];escape it, or write \\d, \\w, \\s or ranges",
                "[a[bc]];escape it, or write \\d, \\w, \\s or ranges",
                "[[a];escape it, or write \\d, \\w, \\s or ranges",
                "[a-[];escape it, or write \\d, \\w, \\s or ranges",
                "[a-z&&[^b]];&& within brackets is text in RE2 and an intersection in Java: escape it",
                "[&&];&& within brackets is text in RE2 and an intersection in Java: escape it",
                "[a-c-e];a hyphen within brackets must stand at an end or be escaped",
                "\\ud83d;half of a surrogate pair is no character: write both halves",
                "\\ude00;half of a surrogate pair is no character: write both halves",
                "\\ud83da;half of a surrogate pair is no character: write both halves",
                "\\ud83d\\u0041;half of a surrogate pair is no character: write both halves",
                "\\x{d83d}\\x{de00};half of a surrogate pair is no character: write both halves",
                "[\\ud83d];half of a surrogate pair is no character: write both halves",
                "\\u12;error parsing regexp: invalid escape sequence: `\\u12`",
                "\\u{61};error parsing regexp: invalid escape sequence: `\\u`",
                "\\u12g4;error parsing regexp: invalid escape sequence: `\\u12`",
                "\\xg1;error parsing regexp: invalid escape sequence: `\\x`",
                "\\x{110000};error parsing regexp: invalid escape sequence: `\\x{110000`",
                "\\x{};error parsing regexp: invalid escape sequence: `\\x{`",
                "\\v;write \\x0b or a class",
                "\\07;octal numbers differ in RE2 and Java: write \\x00",
                "\\0;octal numbers differ in RE2 and Java: write \\x00",
                "\\h;error parsing regexp: invalid escape sequence: `\\h`",
                "\\G;error parsing regexp: invalid escape sequence: `\\G`",
                "\\C;error parsing regexp: invalid escape sequence: `\\C`",
                "a{02};a count with leading zeros is text in RE2 and a repetition in Java: leave them out",
                "a{1,02};a count with leading zeros is text in RE2 and a repetition in Java: leave them out",
                "a{3,2};error parsing regexp: invalid repeat count: `{3,2}`",
                "a{1001};error parsing regexp: invalid repeat count: `{1001}`",
                "a++;error parsing regexp: invalid nested repetition operator: `+`",
                "a{2}{3};error parsing regexp: invalid nested repetition operator: `{3}`",
                "b(?i){2};error parsing regexp: invalid nested repetition operator: `{2}`",
                "(?U)a;error parsing regexp: invalid or unsupported Perl syntax: `(?U`",
                "(?x) a;error parsing regexp: invalid or unsupported Perl syntax: `(?x`",
                "(?>a);error parsing regexp: invalid or unsupported Perl syntax: `(?>`",
                "(?<=a)b;error parsing regexp: invalid or unsupported Perl syntax: `(?<`",
                "(?P<x>a)(?P<x>b);error parsing regexp: invalid or duplicate name of a group: `x`",
                "a);error parsing regexp: unexpected ): `a)`",
                "(?i;error parsing regexp: missing closing ): `(?i`",
                "[a;error parsing regexp: missing closing ]: `[a`",
                "[b-a];error parsing regexp: invalid character class range: `[b-a`",
                "[a-\\d];error parsing regexp: invalid character class range: `[a-\\d`",
                "a^b;it matches no text at all",
                "$a;it matches no text at all"
            })
    void otherMeaningsAreRefusedWithWhatToWrite(String regex, String reason) {
        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(() -> Matchers.match(regex))
                .withMessageStartingWith("match must be given a regular expression that ")
                .withMessageContaining(", got \"" + regex + "\": ")
                .withMessageEndingWith(reason);
    }

    @Test
    void loneSurrogateOfTheTextOfAnExpressionIsRefused() {
        String high = String.valueOf((char) 0xd83d);
        String low = String.valueOf((char) 0xde00);
        for (String regex :
                new String[] {high, "a" + low, "[" + high + "]", "\\Q" + high + "\\E", high + "\\ude00", "\\ud83d" + low
                }) {
            assertThatExceptionOfType(InvalidPatternException.class).isThrownBy(() -> Matchers.fullMatch(regex));
        }
        assertThat(Matchers.fullMatch(high + low).matches("😀")).isTrue();
        assertThat(Matchers.match("[^a]").matches(high)).isTrue();
    }

    @Test
    void groupsAreNestedToABoundedDepth() {
        assertThat(Matchers.match("(".repeat(500) + "a" + ")".repeat(500)).matches("a"))
                .isTrue();
        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(() -> Matchers.match("(".repeat(501) + "a" + ")".repeat(501)))
                .withMessageEndingWith("its groups must be nested at most 500 deep");
    }
}
