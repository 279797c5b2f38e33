package io.sqsmega.s3;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sqsmega.moto.MotoServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Tests with a real client and an S3 API; skipped, and said so, where there is none. */
abstract class S3OnMoto {
    static final String BUCKET = "payloads";
    static final String OTHER_BUCKET = "secrets";

    static @Nullable MotoServer moto;
    static S3Client s3;

    @BeforeAll
    static void startS3() throws IOException, InterruptedException {
        if (!MotoServer.isInstalled()) {
            System.out.println("SKIPPED: large payloads through S3, since python3 has no moto with a server here");
            return;
        }
        moto = MotoServer.start();
        s3 = client(moto.endpoint());
        List.of(BUCKET, OTHER_BUCKET).forEach(bucket -> s3.createBucket(request -> request.bucket(bucket)));
    }

    @BeforeEach
    void isInstalled() {
        assumeTrue(moto != null, "python3 must have moto[server] for large payloads to be held against it");
    }

    @AfterAll
    static void stopS3() {
        if (moto != null) {
            s3.close();
            moto.close();
            moto = null;
        }
    }

    static S3Client client(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    static void put(String bucket, String key, byte[] contents) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(contents));
    }

    static List<String> keys() {
        return s3.listObjectsV2(request -> request.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
