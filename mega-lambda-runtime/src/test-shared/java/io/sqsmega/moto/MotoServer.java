package io.sqsmega.moto;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** AWS services that are none of ours: moto, as a process of its own, which ends together with the test. */
public final class MotoServer implements AutoCloseable {
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);
    /**
     * DynamoDB's conditional writes are atomic; moto's are, as long as Python does not switch threads between the
     * condition and the write.
     */
    private static final String PROGRAM = "import sys; sys.setswitchinterval(60)\n"
            + "from moto.server import main; main(['-H', '127.0.0.1', '-p', sys.argv[1]])";

    private final Process process;
    private final URI endpoint;

    private MotoServer(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    public static boolean isInstalled() throws InterruptedException {
        try {
            Process probe = python("import moto.server");
            return probe.waitFor(60, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    public static MotoServer start() throws IOException, InterruptedException {
        String port = Integer.toString(freePort());
        MotoServer server = new MotoServer(python(PROGRAM, port), URI.create("http://127.0.0.1:" + port));
        try {
            server.awaitAnswer();
            return server;
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    private static Process python(String program, String... arguments) throws IOException {
        ProcessBuilder python = new ProcessBuilder("python3", "-c", program);
        python.command().addAll(List.of(arguments));
        return python.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(TIME_TO_START);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IOException("moto must answer within " + TIME_TO_START + ", got no answer");
            }
            Thread.sleep(100);
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) endpoint.resolve("/moto-api/").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** By its handle, children first: a version manager may have started it through a shell. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
