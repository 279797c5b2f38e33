package io.sqsmega.examples.cdk;

import io.sqsmega.moto.MotoServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * AWS as moto sees it, in a process of its own. While it runs, the clients of this JVM that come from the SDK's default
 * chain lead to it, as the environment of {@link #environment} leads the tools to it.
 */
final class Emulator implements AutoCloseable {
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(60);
    private static final String REGION = "us-east-1";
    private static final String KEY = "testing";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> properties = new TreeMap<>();
    private final MotoServer moto;
    private final URI endpoint;

    private Emulator(MotoServer moto, URI endpoint) {
        this.moto = moto;
        this.endpoint = endpoint;
        properties.put("aws.endpointUrl", endpoint.toString());
        properties.put("aws.region", REGION);
        properties.put("aws.accessKeyId", KEY);
        properties.put("aws.secretAccessKey", KEY);
        properties.forEach(System::setProperty);
    }

    /** The CDK's command line wants the name {@code localhost}: it puts the names of buckets in front of it. */
    static Emulator start() throws IOException, InterruptedException {
        MotoServer moto = MotoServer.start();
        return new Emulator(
                moto, URI.create("http://localhost:" + moto.endpoint().getPort()));
    }

    /** For tools: where AWS is, who they are, and nothing of the account of whoever runs the test. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint.toString(),
                "AWS_REGION",
                REGION,
                "AWS_DEFAULT_REGION",
                REGION,
                "AWS_ACCESS_KEY_ID",
                KEY,
                "AWS_SECRET_ACCESS_KEY",
                KEY,
                "AWS_CONFIG_FILE",
                "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE",
                "/dev/null",
                "AWS_EC2_METADATA_DISABLED",
                "true");
    }

    /** Uploads a file, for which nothing but this needs a client, and returns its address as SAM writes it. */
    String upload(Path file) throws IOException, InterruptedException {
        String name = file.getFileName().toString();
        send("s3", "PUT", "/code", BodyPublishers.noBody());
        send("s3", "PUT", "/code/" + name, BodyPublishers.ofFile(file));
        return "s3://code/" + name;
    }

    /** A request that no client of the SDK is there for; the signature is never looked at, the service is. */
    String send(String service, String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path))
                .method(method, body)
                .timeout(TIME_TO_ANSWER)
                .header("Content-Type", service.equals("s3") ? "application/zip" : "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
                                .formatted(KEY, REGION, service))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(service + " must accept " + method + " " + path + ", got " + response.statusCode()
                    + ": " + response.body());
        }
        return response.body();
    }

    @Override
    public void close() {
        properties.keySet().forEach(System::clearProperty);
        moto.close();
    }
}
