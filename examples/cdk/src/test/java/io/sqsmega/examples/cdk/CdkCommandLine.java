package io.sqsmega.examples.cdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command line of the CDK, in the version that {@code package-lock.json} pins. */
final class CdkCommandLine {
    private static final Path INSTALLED = Path.of("node_modules/aws-cdk/bin/cdk");
    private static final Duration TIME_TO_INSTALL = Duration.ofMinutes(2);
    private static final Duration TIME_TO_RUN = Duration.ofMinutes(2);

    private final Path assembly;
    private final Command command;

    /** @param home for whatever it keeps there */
    CdkCommandLine(Emulator aws, Path assembly, Path home) {
        this.assembly = assembly;
        Map<String, String> environment = new TreeMap<>(aws.environment());
        environment.put("HOME", home.toString());
        environment.put("CDK_DISABLE_VERSION_CHECK", "true");
        environment.put("CDK_DISABLE_CLI_TELEMETRY", "true");
        environment.put("CI", "true");
        this.command = new Command(Path.of("."), environment, TIME_TO_RUN);
    }

    /** Installs it first, as the README says, unless that has been done. */
    static void orSkip(Class<?> test) throws InterruptedException {
        if (!Files.exists(INSTALLED)) {
            try {
                new Command(Path.of("."), Map.of(), TIME_TO_INSTALL)
                        .run(List.of("npm", "ci", "--no-audit", "--no-fund"));
            } catch (IOException unreachable) {
                Tool.skip(test, "the CDK's command line, and npm ci did not install it");
            }
        }
    }

    /** Errors are thrown; whether it did what it should is to be seen by what is there. */
    void run(String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of("node", INSTALLED.toString(), "--no-notices"));
        words.addAll(List.of("--no-version-reporting", "--app", assembly.toString()));
        words.addAll(List.of(arguments));
        command.run(words);
    }
}
