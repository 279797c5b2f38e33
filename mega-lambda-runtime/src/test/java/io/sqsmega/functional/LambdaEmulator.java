package io.sqsmega.functional;

import io.sqsmega.local.RuntimeApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** AWS's runtime interface emulator with a function of the test's class path, as a process of its own. */
final class LambdaEmulator implements AutoCloseable {
    private static final Path PROGRAM = Path.of(
            "..",
            "examples",
            "local",
            "target",
            "aws-lambda-rie-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64"));
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private LambdaEmulator(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isDownloaded() {
        return Files.isExecutable(PROGRAM);
    }

    static LambdaEmulator start(Class<?> function, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--log-level",
                        "error",
                        "--runtime-interface-emulator-address",
                        "127.0.0.1:" + port,
                        "--runtime-api-address",
                        "127.0.0.1:" + freePort(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RuntimeApi.JAVA_CLIENT,
                        function.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_FUNCTION_TIMEOUT", Long.toString(LONGEST.toSeconds()));
        LambdaEmulator emulator = new LambdaEmulator(builder.start(), port);
        emulator.awaitPort();
        return emulator;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(LONGEST);
        while (!isOpen()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                close();
                throw new IOException("the emulator must listen within " + LONGEST + ", got no answer");
            }
            Thread.sleep(50);
        }
    }

    private boolean isOpen() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Returns the function's response to the event. */
    String invoke(String event) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/2015-03-31/functions/function/invocations");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(LONGEST)
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    /** Ends the function's process first: the emulator has started it. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
