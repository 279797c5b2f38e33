package io.sqsmega.aws;

import io.sqsmega.Internal;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The URL of a queue, with the region that it names. The URL of a local endpoint, or of another host that is not AWS,
 * names no region.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/sqs-service.html">Amazon SQS endpoints</a>
 */
@Internal
public final class QueueUrl {
    private static final Pattern URL = Pattern.compile("https?://(?:[^/?#@]*@)?([^/?#@]+)(/[^?#]*)");
    private static final Pattern PATH_OF_AWS = Pattern.compile("/[0-9]{12}/[A-Za-z0-9_-]+(\\.fifo)?");
    private static final Pattern PATH = Pattern.compile("/(?:.*/)?[A-Za-z0-9_-]+(\\.fifo)?");

    private static final String DOMAIN = "(?:amazonaws\\.com(?:\\.cn)?|amazonaws\\.eu|api\\.aws"
            + "|api\\.amazonwebservices\\.(?:com\\.cn|eu)|c2s\\.ic\\.gov|sc2s\\.sgov\\.gov|cloud\\.adc-e\\.uk"
            + "|csp\\.hci\\.ic\\.gov|api\\.aws\\.(?:ic\\.gov|scloud|hci\\.ic\\.gov)|api\\.cloud-aws\\.adc-e\\.uk)";

    /** A regional endpoint, a VPC endpoint, or one of the two old endpoints; the oldest one names no region. */
    private static final Pattern HOST_OF_AWS = Pattern.compile("(?:vpce-[a-z0-9-]+\\.)?sqs(?:-fips)?\\."
            + Addresses.REGION + "\\.(?:vpce\\.)?" + DOMAIN + "|(?:" + Addresses.REGION + "\\.)?queue\\." + DOMAIN);

    private static final String OLDEST_REGION = "us-east-1";

    private final String what;
    private final String url;
    private final @Nullable String region;

    private QueueUrl(String what, String url, @Nullable String region) {
        this.what = what;
        this.url = url;
        this.region = region;
    }

    /**
     * Parses a URL.
     *
     * @param what the name of the parameter, for error messages
     * @throws IllegalArgumentException if the URL is not that of a queue
     */
    public static QueueUrl of(String what, String url) {
        Matcher parts = URL.matcher(Objects.requireNonNull(url, what + " must not be null"));
        if (!parts.matches()) {
            throw refused(what, url);
        }
        Matcher host =
                HOST_OF_AWS.matcher(parts.group(1).toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", ""));
        boolean isAws = host.matches();
        if (!(isAws ? PATH_OF_AWS : PATH).matcher(parts.group(2)).matches()) {
            throw refused(what, url);
        }
        return new QueueUrl(what, url, isAws ? regionOf(host) : null);
    }

    private static String regionOf(Matcher host) {
        String region = host.group(1) == null ? host.group(2) : host.group(1);
        return region == null ? OLDEST_REGION : region;
    }

    private static IllegalArgumentException refused(String what, String url) {
        return Addresses.refused(
                what, "the URL of a queue, as https://sqs.eu-west-1.amazonaws.com/111122223333/name", url);
    }

    /** Returns the URL, unchanged. */
    public String url() {
        return url;
    }

    /** Returns whether the queue is FIFO, as its name tells. */
    public boolean isFifo() {
        return url.endsWith(".fifo");
    }

    /**
     * Returns the given client, or a client for the queue's region from the SDK's default chain.
     *
     * @throws IllegalArgumentException if the given client's region is another one
     * @throws IllegalStateException if the SDK is not on the class path
     */
    public SqsClient client(@Nullable SqsClient given) {
        if (given != null) {
            Addresses.checkRegion(what, url, region, given::serviceClientConfiguration);
            return given;
        }
        SdkModule.SQS.check();
        return region == null
                ? SqsClient.create()
                : SqsClient.builder().region(Region.of(region)).build();
    }

    /** Returns the URL. */
    @Override
    public String toString() {
        return url;
    }
}
