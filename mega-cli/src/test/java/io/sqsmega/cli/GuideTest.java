package io.sqsmega.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the guide has the options that the guide gives it. */
class GuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "command-line.md");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:\\w+ \\| )?mega ([^#\\n]*)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    static Stream<String> commands() throws IOException {
        return COMMAND.matcher(Files.readString(GUIDE)).results().map(result -> result.group(1));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isUnderstood(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }

        assertThatCode(() -> Mega.commandLine(new Context(Terminal.ofProcess(), AwsClients.ofEnvironment()))
                        .parseArgs(words.toArray(String[]::new)))
                .as(command)
                .doesNotThrowAnyException();
    }
}
