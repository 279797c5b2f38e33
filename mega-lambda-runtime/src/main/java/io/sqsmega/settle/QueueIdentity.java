package io.sqsmega.settle;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Which queue a URL or an ARN names. An account or a region that it does not tell, as the URL of an emulator or of a
 * private endpoint may not, is empty.
 */
record QueueIdentity(String region, String account, String name) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d+");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    /** https://sqs.region.amazonaws.com/account/name */
    static QueueIdentity ofUrl(String queueUrl) {
        String[] path = queueUrl.replaceFirst("/+$", "").split("/", -1);
        String account = path.length < 2 ? "" : path[path.length - 2];
        return new QueueIdentity(
                regionOf(queueUrl), ACCOUNT.matcher(account).matches() ? account : "", path[path.length - 1]);
    }

    private static String regionOf(String queueUrl) {
        try {
            String host = URI.create(queueUrl).getHost();
            return host == null
                    ? ""
                    : Pattern.compile("\\.")
                            .splitAsStream(host)
                            .filter(REGION.asMatchPredicate())
                            .findFirst()
                            .orElse("");
        } catch (IllegalArgumentException notAUrl) {
            return "";
        }
    }

    /** arn:aws:sqs:region:account:name; anything else is the name of a queue, and nothing more is known of it. */
    static QueueIdentity ofArn(String queueArn) {
        String[] parts = queueArn.split(":", 6);
        return parts.length < 6 ? new QueueIdentity("", "", queueArn) : new QueueIdentity(parts[3], parts[4], parts[5]);
    }

    /** Whether both name the same queue, as far as both tell. */
    boolean isSameAs(QueueIdentity other) {
        return name.equals(other.name) && agree(account, other.account) && agree(region, other.region);
    }

    private static boolean agree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
