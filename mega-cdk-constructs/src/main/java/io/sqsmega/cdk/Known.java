package io.sqsmega.cdk;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.TimeConversionOptions;
import software.amazon.awscdk.Token;

/**
 * What is known of a prop at synth time: null stands for a prop that was not given and for a token that only the
 * deployment resolves.
 */
final class Known {
    private static final TimeConversionOptions EXACT =
            TimeConversionOptions.builder().integral(false).build();

    private static final Pattern TOKEN = Pattern.compile("\\$\\{Token\\[[^]]*]}|-1\\.888\\d*E\\+?289");

    private Known() {}

    static @Nullable Long number(@Nullable Number value) {
        return value == null || Token.isUnresolved(value) ? null : value.longValue();
    }

    static @Nullable Double seconds(@Nullable Duration value) {
        return value == null || value.isUnresolved()
                ? null
                : value.toSeconds(EXACT).doubleValue();
    }

    static @Nullable String string(@Nullable String value) {
        return value == null || Token.isUnresolved(value) ? null : value;
    }

    /** Text as a person can read it: a token of the CDK says nothing to anybody. */
    static String withoutTokens(String text) {
        return TOKEN.matcher(text).replaceAll("<known at deployment>");
    }

    /** Also of a number that only the deployment resolves. */
    static String asString(Number value) {
        return Token.isUnresolved(value) ? Token.asString(value) : Long.toString(value.longValue());
    }

    /** As an error prints it. */
    static String text(double seconds) {
        return Duration.seconds(seconds).toHumanString();
    }

    /** As an error prints it. */
    static String text(@Nullable Duration value) {
        return value == null ? "none" : value.toHumanString();
    }
}
