package io.sqsmega.aws;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;

/** Rules shared by the addresses of queues and topics. */
final class Addresses {
    /**
     * A region, as a group of a regular expression. Names used by emulators do not match: they say nothing about
     * clients.
     */
    static final String REGION = "([a-z]{2,4}(?:-[a-z]+)+-[0-9]+)";

    private static final int LONGEST_SHOWN = 300;
    private static final Pattern ARN = Pattern.compile("arn:[^:]*:([^:]*):[^:]*:[^:]*:([^:]*)(:.*)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.fifo)?");

    private Addresses() {}

    static IllegalArgumentException refused(String what, String rule, String met) {
        return new IllegalArgumentException(what + " must be " + rule + ", got " + kindOf(met) + ": " + shown(met));
    }

    private static String kindOf(String met) {
        var arn = ARN.matcher(met);
        if (arn.matches()) {
            return switch (arn.group(1)) {
                case "sqs" -> "the ARN of a queue";
                case "sns" -> arn.group(3) == null ? "the ARN of a topic" : "the ARN of a subscription";
                default -> "another ARN";
            };
        } else if (met.startsWith("http://") || met.startsWith("https://")) {
            return "another URL";
        }
        return NAME.matcher(met).matches() ? "a name" : "something else";
    }

    private static String shown(String met) {
        String printable = met.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= LONGEST_SHOWN
                ? '"' + printable + '"'
                : '"' + printable.substring(0, LONGEST_SHOWN) + "\"…";
    }

    /**
     * Rejects a client whose region is another one.
     *
     * @param region the region of the address, or null if it has none: then any client is accepted
     */
    static void checkRegion(
            String what,
            String address,
            @Nullable String region,
            Supplier<? extends SdkServiceClientConfiguration> client) {
        String its = region == null ? null : regionOf(client);
        if (its != null && !its.equals(region)) {
            throw new IllegalArgumentException("client must be of region " + region + ", as " + what + " "
                    + shown(address) + " is, got a client of region " + its);
        }
    }

    /**
     * Returns the client's region without the prefix or suffix of FIPS endpoints, which some regions of the SDK have.
     */
    private static @Nullable String regionOf(Supplier<? extends SdkServiceClientConfiguration> client) {
        try {
            return client.get() instanceof AwsServiceClientConfiguration configuration && configuration.region() != null
                    ? configuration.region().id().replaceFirst("^fips-|-fips$", "")
                    : null;
        } catch (UnsupportedOperationException unknown) {
            // The SDK's default for clients implemented elsewhere.
            return null;
        }
    }
}
