package io.sqsmega.aws;

import io.sqsmega.Internal;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The ARN of a topic, with the region that it names. Names that emulators write in place of a region are not regions.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html">ARNs of Amazon
 *     SNS</a>
 */
@Internal
public final class TopicArn {
    private static final Pattern ARN = Pattern.compile(
            "arn:[a-z0-9-]+:sns:(?:" + Addresses.REGION + "|[a-z0-9-]+):[0-9]{12}:[A-Za-z0-9_-]+(\\.fifo)?");

    private final String what;
    private final String arn;
    private final @Nullable String region;

    private TopicArn(String what, String arn, @Nullable String region) {
        this.what = what;
        this.arn = arn;
        this.region = region;
    }

    /**
     * Parses an ARN.
     *
     * @param what the name of the parameter, for error messages
     * @throws IllegalArgumentException if the ARN is not that of a topic
     */
    public static TopicArn of(String what, String arn) {
        Matcher parts = ARN.matcher(Objects.requireNonNull(arn, what + " must not be null"));
        if (!parts.matches()) {
            throw Addresses.refused(what, "the ARN of a topic, as arn:aws:sns:eu-west-1:111122223333:name", arn);
        }
        return new TopicArn(what, arn, parts.group(1));
    }

    /** Returns the ARN, unchanged. */
    public String arn() {
        return arn;
    }

    /**
     * Returns the given client, or a client for the topic's region from the SDK's default chain.
     *
     * @throws IllegalArgumentException if the given client's region is another one
     * @throws IllegalStateException if the SDK is not on the class path
     */
    public SnsClient client(@Nullable SnsClient given) {
        if (given != null) {
            Addresses.checkRegion(what, arn, region, given::serviceClientConfiguration);
            return given;
        }
        SdkModule.SNS.check();
        return region == null
                ? SnsClient.create()
                : SnsClient.builder().region(Region.of(region)).build();
    }

    /** Returns the ARN. */
    @Override
    public String toString() {
        return arn;
    }
}
