package io.sqsmega.examples.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where cfn-lint is installed, and young enough to know what the template uses. */
@Timeout(180)
class CfnLintTest {

    @Test
    void cfnLintHasNothingToSayAboutTheTemplate() throws Exception {
        if (!cfnLint("--version").startsWith("cfn-lint 1.")) {
            String skipped =
                    "SKIPPED: template.yaml is not linted, since there is no cfn-lint 1.x (pip install cfn-lint)";
            System.err.println(skipped);
            abort(skipped);
        }
        assertThat(cfnLint(ExampleFiles.TEMPLATE.toString())).isEqualTo("exit 0");
    }

    /** What it prints, and how it ends. */
    private static String cfnLint(String argument) throws InterruptedException {
        try {
            Process lint = new ProcessBuilder("cfn-lint", argument)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output + "exit " + lint.waitFor();
        } catch (IOException notInstalled) {
            return "not installed";
        }
    }
}
