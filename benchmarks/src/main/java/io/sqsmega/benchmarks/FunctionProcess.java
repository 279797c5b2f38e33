package io.sqsmega.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A function as Lambda runs it: a process of its own behind Lambda's runtime client, within a quota. */
final class FunctionProcess implements AutoCloseable {
    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** As Lambda starts Java 17 and 21. */
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final RuntimeApi api = new RuntimeApi();
    private final Quota quota;
    private final Path log;
    private final Process process;

    FunctionProcess(Class<?> handler, Path jar, double processors, String... options) throws IOException {
        this.quota = Quota.of(processors);
        this.log = Files.createTempFile("function", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", FunctionJar.runtime() + File.pathSeparator + jar, RUNTIME_CLIENT));
        command.add(handler.getName());
        ProcessBuilder builder = new ProcessBuilder(quota.within(command)).redirectErrorStream(true);
        builder.environment().putAll(environment(handler));
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        process = builder.redirectOutput(log.toFile()).start();
    }

    private static Map<String, String> environment(Class<?> handler) {
        return Map.of(
                "AWS_LAMBDA_FUNCTION_NAME", handler.getSimpleName(),
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/cart",
                "AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/22/[1]0123456789abcdef",
                "AWS_REGION", "eu-west-1");
    }

    /** Invokes it, and says how much CPU time its process had used when the response came. */
    Duration invoke(byte[] event) throws InterruptedException, IOException {
        Duration[] used = {Duration.ZERO};
        String answer = api.invoke(event, process, () -> used[0] = quota.cpuTime(process.toHandle()));
        if (!answer.equals("{\"batchItemFailures\":[]}")) {
            throw new IllegalStateException("the batch must succeed, got " + answer + Files.readString(log));
        }
        return used[0];
    }

    /** Invokes it, and says how much CPU time that took its process. */
    Duration timeOf(byte[] event) throws InterruptedException, IOException {
        Duration before = quota.cpuTime(process.toHandle());
        return invoke(event).minus(before);
    }

    /** The most memory that it ever had, in bytes. */
    long peakBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmHWM:")) {
                return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IllegalStateException("the kernel must know the peak");
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
