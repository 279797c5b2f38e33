package io.sqsmega.settle;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * The queue that a URL or an ARN names. If the URL does not contain the account or the region, as with an emulator or a
 * private endpoint, that component is empty.
 */
record QueueIdentity(String region, String account, String name) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d+");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    /** Parses {@code https://sqs.region.amazonaws.com/account/name}. */
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

    /** Parses {@code arn:aws:sqs:region:account:name}; any other text is taken as the name of a queue. */
    static QueueIdentity ofArn(String queueArn) {
        String[] parts = queueArn.split(":", 6);
        return parts.length < 6 ? new QueueIdentity("", "", queueArn) : new QueueIdentity(parts[3], parts[4], parts[5]);
    }

    /** Returns whether both name the same queue. Components that are empty in either are not compared. */
    boolean isSameAs(QueueIdentity other) {
        return name.equals(other.name) && agree(account, other.account) && agree(region, other.region);
    }

    private static boolean agree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
