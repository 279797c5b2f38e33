package io.sqsmega.examples.image;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.local.RuntimeApi;
import io.sqsmega.local.RuntimeApi.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The image without a container engine: the commands of the Dockerfile, run as plain processes of this JDK in a
 * directory that takes the place of the image's.
 */
final class ImageCommands {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_INVOCATION = Duration.ofMinutes(1);
    private static final int LONGEST_TRAINING_MINUTES = 5;

    private final Path root;
    private final List<String> dockerfile;

    /** The responses of a function by the name of the event, which are fewer if its process ended; and its log. */
    record Run(Map<String, JsonNode> responses, String log) {}

    /** Copies what the Dockerfile copies. */
    ImageCommands(Path root) throws IOException {
        this.root = root;
        this.dockerfile = Files.readAllLines(Path.of("Dockerfile"));
        Path task = Files.createDirectories(root.resolve("var/task"));
        Files.copy(Path.of("target/function.jar"), task.resolve("function.jar"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(task.resolve("java.options"), inTheRoot(Files.readString(Path.of("java.options"))));
        Path training = Files.createDirectories(root.resolve("training"));
        for (String copied : List.of("target/training/mega-local.jar", "target/training/events", "target/classes")) {
            Path source = Path.of(copied).toAbsolutePath();
            Files.createSymbolicLink(training.resolve(source.getFileName()), source);
        }
    }

    /** Runs the training of the build. */
    void train() throws IOException, InterruptedException {
        Path log = root.resolve("training.log");
        Process training = new ProcessBuilder(command("RUN"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!training.waitFor(LONGEST_TRAINING_MINUTES, TimeUnit.MINUTES) || training.exitValue() != 0) {
            training.destroyForcibly();
            throw new IllegalStateException("the training must succeed, got " + Files.readString(log));
        }
    }

    /** Returns a copy of the trained cache that names another JDK as its maker; without training, any file. */
    Path cacheOfAnotherJdk() throws IOException {
        Path trained = root.resolve("var/task/function.aot");
        String cache = Files.exists(trained) ? Files.readString(trained, StandardCharsets.ISO_8859_1) : "";
        String build = System.getProperty("java.vm.version");
        String other = cache.replaceFirst(Pattern.quote(build), "x".repeat(build.length()));
        return Files.writeString(root.resolve("other.aot"), other, StandardCharsets.ISO_8859_1);
    }

    /** Starts the function by the entry point, with options after its first one, and passes it all events. */
    Run run(String... options) throws IOException, InterruptedException {
        List<String> command = command("ENTRYPOINT");
        command.addAll(2, List.of(options));
        command.addAll(command("CMD"));
        Path log = Files.createTempFile(root, "function", ".log");
        Map<String, JsonNode> responses = new TreeMap<>();
        try (RuntimeApi api = RuntimeApi.start()) {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(api.environment("cart"));
            Process function = builder.start();
            try {
                for (String event : expectedResponses().keySet()) {
                    api.send(
                            UUID.randomUUID().toString(),
                            Files.readString(events().resolve(event + ".json")),
                            LONGEST_INVOCATION);
                    Answer answer = answer(api, function);
                    if (answer == null) {
                        break;
                    }
                    responses.put(event, JSON.readTree(answer.body()));
                }
            } finally {
                function.destroyForcibly().waitFor();
            }
        }
        return new Run(responses, Files.readString(log));
    }

    private static @Nullable Answer answer(RuntimeApi api, Process function) throws InterruptedException {
        Answer answer = null;
        for (int second = 0;
                second < LONGEST_INVOCATION.toSeconds() && answer == null && function.isAlive();
                second++) {
            answer = api.answerWithin(Duration.ofSeconds(1));
        }
        return answer;
    }

    /** Returns the responses that the files beside the events say, by the names of the events. */
    static Map<String, JsonNode> expectedResponses() throws IOException {
        String suffix = ".expected.json";
        Map<String, JsonNode> responses = new TreeMap<>();
        try (var files = Files.newDirectoryStream(events(), "*" + suffix)) {
            for (Path file : files) {
                String event = file.getFileName().toString().replace(suffix, "");
                responses.put(event, JSON.readTree(Files.readString(file)).get("response"));
            }
        }
        return responses;
    }

    private static Path events() {
        return Path.of("target/training/events");
    }

    /** Returns the command of the last line with an instruction: a list in JSON. */
    private List<String> command(String instruction) throws IOException {
        String last = dockerfile.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        List<String> command = new ArrayList<>();
        for (String word : JSON.readValue(last.substring(instruction.length()), new TypeReference<List<String>>() {})) {
            command.add(
                    word.equals("java")
                            ? Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString()
                            : inTheRoot(word));
        }
        return command;
    }

    private String inTheRoot(String text) {
        return text.replace("/var/task", root + "/var/task").replace("/training", root + "/training");
    }
}
