package io.sqsmega.examples.cdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that must end well, and in time. Immutable and thread-safe. */
record Command(Path folder, Map<String, String> environment, Duration limit) {

    /** Returns what it wrote to its standard output; the rest is on the error, in case it fails. */
    String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("command", ".out");
        Path errors = Files.createTempFile("command", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        Process process = builder.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " must end well within " + limit + ", got "
                        + (ended ? "exit " + process.exitValue() : "no end") + "\n" + Files.readString(output)
                        + Files.readString(errors));
            }
            return Files.readString(output);
        } finally {
            stop(process);
            Files.delete(output);
            Files.delete(errors);
        }
    }

    /** By its handle, children first: a version manager may have started it through a shell. */
    static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
