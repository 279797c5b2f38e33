package io.sqsmega.examples.cdk;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Tools that are no part of the project: a test that misses one is skipped, and says so. */
enum Tool {
    NODE("Node.js", "node", "--version"),
    MOTO("moto with its server (pip install 'moto[server]')", "python3", "-c", "import moto.server"),
    SAM("the AWS SAM command line (pip install aws-sam-cli)", "sam", "--version"),
    SAM_TRANSLATOR("the SAM translator (pip install cfn-lint)", "python3", "-c", "import samtranslator.translator");

    private final String name;
    private final List<String> probe;

    Tool(String name, String... probe) {
        this.name = name;
        this.probe = List.of(probe);
    }

    void orSkip(Class<?> test) throws InterruptedException {
        if (!isThere()) {
            skip(test, name);
        }
    }

    static void skip(Class<?> test, String missing) {
        String message = "SKIPPED: " + test.getSimpleName() + " needs " + missing;
        System.err.println(message);
        Assumptions.abort(message);
    }

    private boolean isThere() throws InterruptedException {
        try {
            Process process = new ProcessBuilder(probe)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
