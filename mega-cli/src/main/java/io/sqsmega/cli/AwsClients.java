package io.sqsmega.cli;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Creates the clients of a command. They are closed when the process ends. */
interface AwsClients {
    /** Matches regions: the addresses of emulators have other names in their place. */
    Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-[0-9]+");

    /**
     * Returns a client of SQS.
     *
     * @param region the region that an address names, or null: then that of the environment
     */
    SqsClient sqs(@Nullable String region);

    /**
     * Returns a client of SNS.
     *
     * @param region the region that an address names, or null: then that of the environment
     */
    SnsClient sns(@Nullable String region);

    /** Returns clients with the region, the credentials and the endpoint that the SDK finds in the environment. */
    static AwsClients ofEnvironment() {
        return new AwsClients() {
            @Override
            public SqsClient sqs(@Nullable String region) {
                return in(region, SqsClient.builder()).build();
            }

            @Override
            public SnsClient sns(@Nullable String region) {
                return in(region, SnsClient.builder()).build();
            }
        };
    }

    private static <B extends AwsClientBuilder<B, ?>> B in(@Nullable String region, B builder) {
        return region == null || !REGION.matcher(region).matches() ? builder : builder.region(Region.of(region));
    }
}
