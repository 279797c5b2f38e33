package io.sqsmega.cdk;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.TimeConversionOptions;
import software.amazon.awscdk.Token;

/**
 * The value of a prop as known at synth time: null if the prop is not set, or is a token that only the deployment
 * resolves.
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

    /** Returns the text with a readable placeholder for each token of the CDK. */
    static String withoutTokens(String text) {
        return TOKEN.matcher(text).replaceAll("<known at deployment>");
    }

    /** Returns the number as text, also if only the deployment resolves it. */
    static String asString(Number value) {
        return Token.isUnresolved(value) ? Token.asString(value) : Long.toString(value.longValue());
    }

    /** Returns the seconds as an error message prints them. */
    static String text(double seconds) {
        return Duration.seconds(seconds).toHumanString();
    }

    /** Returns the duration as an error message prints it. */
    static String text(@Nullable Duration value) {
        return value == null ? "none" : value.toHumanString();
    }
}
