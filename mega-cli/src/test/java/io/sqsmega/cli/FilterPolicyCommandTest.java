package io.sqsmega.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterPolicyCommandTest {
    private static final String HANDLER = TestHandler.class.getName();
    private static final String POLICY =
            "{\"$or\":[{\"event\":{\"attributes\":{\"quantity\":[{\"exists\":true}]},\"name\":[\"item.added\"]}},"
                    + "{\"event\":{\"domain\":[\"shopping_cart\"]}},"
                    + "{\"event\":{\"name\":[\"item.added\"],\"quantity\":[{\"exists\":true}]}}]}";

    private static MegaRun.Result run(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "filter-policy";
        arguments[1] = "--handler";
        arguments[2] = HANDLER;
        System.arraycopy(options, 0, arguments, 3, options.length);
        return MegaRun.withoutAws().run(arguments);
    }

    @Test
    void printsTheFilterAndNotesWhatItWidens() {
        var result = run("--target", "sns-body", "--assume", "ONLY_JSON");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).isEqualToIgnoringNewLines(POLICY);
        assertThat(result.err())
                .contains(
                        "wider: TestHandler$ManyAdded: event.quantity is greater than 10: every value passes; see PLAIN_NUMBERS");
    }

    @Test
    void writesTheFileThatATemplateIncludes(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("policy.json");

        var result = run("--target", "sns-body", "--assume", "ONLY_JSON", "--output", file.toString(), "--json");

        assertThat(Files.readString(file)).isEqualTo(POLICY + "\n");
        assertThat(result.json().path("widened")).isNotEmpty();
        assertThat(result.json().path("filter").asText()).isEqualTo(POLICY);
    }

    @Test
    void filtersOfAttributesNameThem() {
        var result = run("--target", "sns-attributes", "--attribute", "name=n", "--attribute", "domain=d");

        assertThat(result.out())
                .isEqualToIgnoringNewLines("{\"$or\":[{\"d\":[\"shopping_cart\"]},{\"n\":[\"item.added\"]}]}");
    }

    @Test
    void aRefusalIsOneLine() {
        var result = run("--target", "event-source");

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err()).hasLineCount(1).contains("all senders must write JSON", "say --assume ONLY_JSON");
    }

    @Test
    void aWrongTargetSaysWhichThereAre() {
        var result = run("--target", "sqs");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--target must be sns-body, sns-attributes, event-source or event-bridge");
    }
}
