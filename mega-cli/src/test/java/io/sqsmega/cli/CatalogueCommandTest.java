package io.sqsmega.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueCommandTest {
    private static final String HANDLER = TestHandler.class.getName();

    private static MegaRun.Result run(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "catalogue";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return MegaRun.withoutAws().run(arguments);
    }

    @Test
    void printsMarkdownWithQueuesAndTheirTopics() {
        var result = run(
                "--handler",
                HANDLER,
                "--queue",
                "a",
                "--topic",
                "t1",
                "--topic",
                "t2",
                "--queue",
                "b",
                "--format",
                "markdown");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .contains("## Function `TestHandler`")
                .contains("queue `a`, which is subscribed to `t1`, `t2`.\nReceives from queue `b`.")
                .contains("- `TestHandler$ManyAdded` listens to `item.added`");
    }

    @Test
    void mergesTheCatalogueThatWasWrittenBefore(@TempDir Path directory) throws Exception {
        Path cart = directory.resolve("cart.json");
        Path page = directory.resolve("page.html");

        var written = run("--handler", HANDLER, "--name", "cart", "--format", "asyncapi", "--output", cart.toString());
        var merged = run("--handler", HANDLER, "--name", "stock", "--merge", cart.toString(), "--format", "markdown");
        var alone = run("--merge", cart.toString(), "--format", "html", "--output", page.toString());

        assertThat(written.out()).isEmpty();
        assertThat(merged.out()).contains("## Function `cart`", "## Function `stock`");
        assertThat(alone.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("<h2>cart</h2>");
    }

    @Test
    void wrongOptionsAreOneLine(@TempDir Path directory) throws Exception {
        Path other = Files.writeString(directory.resolve("other.json"), "{}");

        var format = run("--handler", HANDLER, "--format", "pdf");
        var nothing = run("--format", "html");
        var notACatalogue = run("--merge", other.toString(), "--format", "html");

        assertThat(format.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(format.err()).contains("--format must be asyncapi, markdown or html, got pdf");
        assertThat(nothing.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(nothing.err()).contains("name the handler, or only catalogues with --merge");
        assertThat(notACatalogue.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(notACatalogue.err()).hasLineCount(1).contains("--merge must be a file that mega catalogue");
    }
}
