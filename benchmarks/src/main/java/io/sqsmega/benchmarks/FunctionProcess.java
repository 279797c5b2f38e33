package io.sqsmega.benchmarks;

import io.sqsmega.local.RuntimeApi;
import io.sqsmega.local.RuntimeApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A function as Lambda runs it: its own process under Lambda's runtime client, which loads the function, within a
 * quota.
 */
final class FunctionProcess implements AutoCloseable {
    private static final int LONGEST_WAIT_SECONDS = 120;

    /** The options with which Lambda starts Java 17 and 21. */
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1");

    private final RuntimeApi api = RuntimeApi.start(this::heard);
    private final Quota quota;
    private final Path log;
    private final Process process;
    private volatile Duration used = Duration.ZERO;

    /**
     * Starts the process.
     *
     * @param options options of the JVM; a class path replaces that of the runtime
     */
    FunctionProcess(Class<?> handler, Path root, double processors, String... options) throws IOException {
        this.quota = Quota.of(processors);
        this.log = Files.createTempFile("function", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", FunctionJar.runtime()));
        command.addAll(List.of(options));
        command.addAll(List.of(RuntimeApi.JAVA_CLIENT, handler.getName()));
        ProcessBuilder builder = new ProcessBuilder(quota.within(command)).redirectErrorStream(true);
        builder.environment().putAll(api.environment(handler.getSimpleName()));
        builder.directory(root.toFile());
        process = builder.redirectOutput(log.toFile()).start();
    }

    /** Records the CPU time when the response begins, before the function continues. */
    private void heard(String request) {
        if (request.endsWith("/response")) {
            used = quota.cpuTime(process.toHandle());
        }
    }

    /** Invokes the function. Returns the CPU time that its process had used when the response came. */
    Duration invoke(String event) throws InterruptedException, IOException {
        api.send(UUID.randomUUID().toString(), event, Duration.ofMinutes(1));
        Answer answer = null;
        for (int second = 0; second < LONGEST_WAIT_SECONDS && answer == null && process.isAlive(); second++) {
            answer = api.answerWithin(Duration.ofSeconds(1));
        }
        if (answer == null || !answer.body().equals("{\"batchItemFailures\":[]}")) {
            throw new IllegalStateException("the batch must succeed, got " + answer + Files.readString(log));
        }
        return used;
    }

    /** Invokes the function. Returns the CPU time that its process used for it. */
    Duration timeOf(String event) throws InterruptedException, IOException {
        Duration before = quota.cpuTime(process.toHandle());
        return invoke(event).minus(before);
    }

    /** Returns the peak memory of the process in bytes. */
    long peakBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmHWM:")) {
                return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IllegalStateException("the kernel must know the peak");
    }

    /** Asks the process to end, and waits until it has: its JVM may have a cache to write. */
    void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the function must end within " + LONGEST_WAIT_SECONDS + " seconds");
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        api.close();
        quota.close();
        Files.delete(log);
    }
}
