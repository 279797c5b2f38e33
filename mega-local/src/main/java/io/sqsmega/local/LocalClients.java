package io.sqsmega.local;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SDK clients for the loopback endpoints, with credentials that no service accepts. */
final class LocalClients {
    static final Region REGION = Region.US_EAST_1;
    static final String ACCOUNT_ID = "000000000000";
    static final String ACCESS_KEY_ID = "local";
    static final String SECRET_ACCESS_KEY = "local";

    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY));

    private LocalClients() {}

    static SqsClient sqs(URI endpoint) {
        return sqs(endpoint, new Visibilities());
    }

    static SqsClient sqs(URI endpoint, ExecutionInterceptor listener) {
        return SqsClient.builder()
                .overrideConfiguration(configuration ->
                        configuration.addExecutionInterceptor(new SqsRules()).addExecutionInterceptor(listener))
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    static SnsClient sns(URI endpoint) {
        return SnsClient.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
