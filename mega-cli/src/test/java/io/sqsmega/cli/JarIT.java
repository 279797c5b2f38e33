package io.sqsmega.cli;

import static io.sqsmega.cli.LocalAwsFixture.AWS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.LocalQueue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** Runs the jar as people do, as a process. */
class JarIT {
    /** What Java ends with after SIGTERM. */
    private static final int TERMINATED = 143;

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
        process.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
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
    void callsTheEndpointOfTheEnvironment() throws Exception {
        LocalQueue queue = LocalAwsFixture.queue();

        Ended published = mega(AWS.environment(), "publish", "--queue", queue.name(), "-");
        Ended seen = mega(AWS.environment(), "tail", "--queue", queue.url());

        assertThat(published.exitCode()).as(published.err()).isEqualTo(ExitCode.DONE);
        assertThat(seen.out()).contains("event item.added");
        assertThat(queue.visible()).isEqualTo(1);
    }

    @Test
    void withoutARegionOneLineSaysWhatToDo() throws Exception {
        Ended ended = mega(
                Map.of(
                        "AWS_CONFIG_FILE",
                        "none",
                        "AWS_SHARED_CREDENTIALS_FILE",
                        "none",
                        "AWS_EC2_METADATA_DISABLED",
                        "true"),
                "tail",
                "--queue",
                "cart");

        assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.err())
                .hasLineCount(1)
                .contains("AWS cannot be called: ")
                .contains("check AWS_REGION");
    }

    @Test
    void whenItIsToldToEndNothingStaysHiddenAndTheSameCommandGoesOn() throws Exception {
        LocalQueue queue = LocalAwsFixture.queue();
        LocalQueue deadLetters = queue.deadLetterQueue();
        for (int i = 0; i < 12; i++) {
            LocalAwsFixture.refuse(queue, "message " + i, "because", "Audit");
        }
        String[] redrive = {"dead-letters", "redrive", "--queue", deadLetters.url(), "--all", "--rate", "2"};

        Process process = start(AWS.environment(), redrive);
        while (process.isAlive() && queue.size() == 0) {
            Thread.onSpinWait();
        }
        process.destroy();
        int exitCode = process.waitFor();

        assertThat(exitCode).isEqualTo(TERMINATED);
        assertThat(Files.readString(directory.resolve("err")))
                .contains("interrupted: ")
                .contains("sent back; run the same command again to go on");
        assertThat(deadLetters.inFlight()).isZero();
        assertThat(deadLetters.visible()).isBetween(1, 11).isEqualTo(12 - queue.size());

        assertThat(mega(AWS.environment(), redrive).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(queue.receiveAll())
                .extracting(Message::body)
                .doesNotHaveDuplicates()
                .hasSize(12);
        assertThat(deadLetters.size()).isZero();
    }

    @Test
    void knowsItsVersion() throws Exception {
        assertThat(mega(Map.of(), "--version").out()).startsWith("mega 0.");
    }
}
