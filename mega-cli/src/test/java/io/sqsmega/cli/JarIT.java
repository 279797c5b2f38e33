package io.sqsmega.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the jar as people do, as a process. */
class JarIT {
    @TempDir
    private Path directory;

    private record Ended(int exitCode, String out, String err) {}

    private Ended mega(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Process process = start(environment, arguments);
        int exitCode = process.waitFor();
        return new Ended(
                exitCode, Files.readString(directory.resolve("out")), Files.readString(directory.resolve("err")));
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("java.home") + "/bin/java", "-jar", System.getProperty("mega.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(body().toFile()))
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        process.environment().putAll(environment);
        return process.start();
    }

    private Path body() throws IOException {
        return Files.writeString(directory.resolve("in"), Bodies.itemAdded(5));
    }

    @Test
    void decodesItsStandardInput() throws Exception {
        Ended ended = mega(Map.of(), "decode", "-");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("kind         a MEGA event").doesNotContain("\u001b");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void explainsByAHandlerWhoseFrameworkIsTheCommands() throws Exception {
        Path classes = Path.of(TestHandler.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        Ended ended = mega(
                Map.of(),
                "explain",
                "--handler",
                TestHandler.class.getName(),
                "--class-path",
                classes + File.pathSeparator + classes,
                "-");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).containsPattern("Audit +yes");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void knowsItsVersion() throws Exception {
        assertThat(mega(Map.of(), "--version").out()).startsWith("mega 0.");
    }
}
