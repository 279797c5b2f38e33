package io.sqsmega.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MegaTest {
    @Test
    void helpListsTheCommandsAndTheExitCodes() {
        var result = MegaRun.withoutAws().run("--help");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("decode", "explain", "Exit codes:", "130");
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThat(MegaRun.withoutAws().run().exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        var result = MegaRun.withoutAws().run("decode", "-", "--colour");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).isEqualToIgnoringNewLines("mega: Unknown option: '--colour'; see mega decode --help");
    }

    @Test
    void theCompletionScriptKnowsTheCommands() {
        assertThat(MegaRun.withoutAws().run("generate-completion").out())
                .contains("_complete_mega")
                .contains("explain");
    }
}
