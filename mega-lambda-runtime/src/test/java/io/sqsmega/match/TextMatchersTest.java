package io.sqsmega.match;

import static io.sqsmega.match.Matchers.cidr;
import static io.sqsmega.match.Matchers.contains;
import static io.sqsmega.match.Matchers.endsWith;
import static io.sqsmega.match.Matchers.equalsIgnoreCase;
import static io.sqsmega.match.Matchers.fullMatch;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.startsWith;
import static io.sqsmega.match.Matchers.wildcard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sqsmega.match.value.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextMatchersTest {
    @Test
    void theTextMustStandWhereItIsAskedFor() {
        assertThat(contains("b").matches("abc")).isTrue();
        assertThat(contains("B").matches("abc")).isFalse();
        assertThat(startsWith("a").matches("abc")).isTrue();
        assertThat(startsWith("b").matches("abc")).isFalse();
        assertThat(endsWith("c").matches("abc")).isTrue();
        assertThat(endsWith("b").matches("abc")).isFalse();
        assertThat(equalsIgnoreCase("\u00c9a").matches("\u00e9A")).isTrue();
        assertThat(equalsIgnoreCase("a").matches("ab")).isFalse();
        assertThat(contains("b").matches(List.of("b"))).isFalse();
    }

    @Test
    void onlyAStringHasText() {
        List<Matcher> matchers = List.of(
                contains(""),
                startsWith(""),
                endsWith(""),
                wildcard("*"),
                cidr("::/0"),
                equalsIgnoreCase(""),
                match(""),
                fullMatch(".*"),
                match(Pattern.compile("")),
                fullMatch(Pattern.compile(".*")));
        for (Matcher matcher : matchers) {
            for (Object value : Samples.values()) {
                boolean text = value instanceof String;
                assertThat(text || !matcher.matches(value)).as("%s", matcher).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "*, \"\", true",
                "*, abc, true",
                "a*c, ac, true",
                "a*c, abbc, true",
                "a*c, abcd, false",
                "*b*, abc, true",
                "*b*, ac, false",
                "a*a, a, false",
                "a*a, aa, true",
                "ab*ba, aba, false",
                "a*b*c, a1b2b3c, true",
                "*.png, x.png, true",
                "*.png, x.png2, false",
                "*a*, ab, true",
                "*ab*ba*, aba, false",
                "*ab*ba*, abba, true",
                "abc, abc, true",
                "abc, ab, false",
                "a\\*b, a*b, true",
                "a\\*b, axb, false",
                "a\\\\*, a\\xyz, true"
            })
    void aStarStandsForAnyCharacters(String wildcard, String text, boolean matches) {
        assertThat(wildcard(wildcard).matches(text)).isEqualTo(matches);
    }

    @Test
    void manyStarsTakeLinearTime() {
        String text = "a".repeat(1_000_000);
        Matcher matcher = wildcard("*a".repeat(100) + "*b");
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(matcher.matches(text)).isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.20.30.40/32, 10.20.30.40, true",
        "10.20.30.40/32, 10.20.30.41, false",
        "192.168.128.0/17, 192.168.255.1, true",
        "192.168.128.0/17, 192.168.127.1, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "10.16.0.0/12, 10.31.0.1, true",
        "10.16.0.0/12, 10.32.0.1, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::, false",
        "10.0.0.0/8, ::ffff:10.0.0.1, false",
        "::/0, 10.0.0.1, false",
        "2001:db8::/32, 2001:DB8:1::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8:8000::/33, 2001:db8:ffff::, true",
        "2001:db8:8000::/33, 2001:db8:7fff::, false",
        "::1/128, 0:0:0:0:0:0:0:1, true",
        "::ffff:0:0/96, ::ffff:10.0.0.1, true"
    })
    void anAddressIsInItsBlock(String block, String address, boolean in) {
        assertThat(cidr(block).matches(address)).isEqualTo(in);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1::",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "1:2:3:4:5:6:1.2.3.4",
                "::1.2.3.4",
                "1::1.2.3.4",
                "ABCD:ef01::",
                "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255"
            })
    void theseAreIpv6Addresses(String text) {
        assertThat(IpAddress.parse(text)).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1..2.3",
                "1.2.3.4 ",
                "+1.2.3.4",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "::1:2:3:4:5:6:7:8",
                "12345::",
                "g::",
                "1:",
                ":1",
                "1::2:",
                "::1.2.3",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "fe80::1%eth0",
                "[::1]",
                "1:2:3:4:5:6:7:1.2.3.4",
                "\u0661.2.3.4",
                "localhost"
            })
    void theseAreNoAddresses(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }
}
