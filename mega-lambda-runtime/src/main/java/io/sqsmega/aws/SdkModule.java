package io.sqsmega.aws;

import io.sqsmega.Internal;
import java.util.Locale;

/**
 * A module of the AWS SDK for Java 2. An application adds those that it needs; one that is missing is named where it is
 * first needed.
 *
 * <p>For that, the public classes that use a module must load without it: in them, an exception of the SDK is told by
 * {@code instanceof} and not by a {@code catch} clause, and a client is not passed as a supertype, since the JVM loads
 * such classes before it runs a line.
 *
 * @since 0.1
 */
@Internal
public enum SdkModule {
    SQS("software.amazon.awssdk.services.sqs.SqsClient"),
    SNS("software.amazon.awssdk.services.sns.SnsClient"),
    DYNAMODB("software.amazon.awssdk.services.dynamodb.DynamoDbClient"),
    S3("software.amazon.awssdk.services.s3.S3Client");

    private final String client;

    SdkModule(String client) {
        this.client = client;
    }

    /**
     * Checks that the module is there.
     *
     * @throws IllegalStateException if it is not on the class path
     */
    public void check() {
        try {
            Class.forName(client, false, SdkModule.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new IllegalStateException(
                    "the AWS SDK for " + name() + " must be on the class path, got none:"
                            + " add the dependency software.amazon.awssdk:" + name().toLowerCase(Locale.ROOT),
                    missing);
        }
    }
}
