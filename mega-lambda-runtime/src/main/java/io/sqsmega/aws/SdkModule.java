package io.sqsmega.aws;

import io.sqsmega.Internal;
import java.util.Locale;

/**
 * A module of the AWS SDK for Java 2. An application adds the modules that it needs; if one is missing, an exception
 * names it where it is first needed.
 *
 * <p>To make this possible, public classes that use a module must load without it: they test for an exception of the
 * SDK with {@code instanceof}, not with a {@code catch} clause, and do not pass a client as a supertype, because the
 * JVM loads the classes of both before it runs any code.
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
     * Checks that the module is on the class path.
     *
     * @throws IllegalStateException if it is not
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
