package io.sqsmega.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

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
    void aMisspeltOptionIsNamedBeforeTheOneThatIsMissing() {
        var result = MegaRun.withoutAws().run("dead-letters", "list", "--qeue", "cart-dlq");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).startsWith("mega: unknown: --qeue cart-dlq; Missing required option");
    }

    @Test
    void aMisspeltCommandHasASuggestion() {
        assertThat(MegaRun.withoutAws().run("dead-leters", "list").err()).contains("is it dead-letters?");
    }

    @Test
    void aMissingChoiceIsNotCalledAnError() {
        assertThat(MegaRun.withoutAws().run("publish", "event.json").err())
                .startsWith("mega: Missing required argument (specify one of these)");
    }

    @Test
    void theProvidersOfTheSdkAreNotListed() {
        String region = "Unable to load region from any of the providers in the chain Chain@470f1802: [x, y]";

        assertThat(ErrorLines.line(SdkClientException.create(region)))
                .startsWith("AWS cannot be called: Unable to load region; check AWS_REGION");
    }

    @Test
    void theCompletionScriptKnowsTheCommands() {
        assertThat(MegaRun.withoutAws().run("generate-completion").out())
                .contains("_complete_mega")
                .contains("explain");
    }
}
