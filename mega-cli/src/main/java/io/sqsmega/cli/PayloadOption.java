package io.sqsmega.cli;

import picocli.CommandLine.Option;

/** Whether the contents of messages are shown. */
final class PayloadOption {
    @Option(names = "--payload", description = "Show the contents of the messages, too; they may be confidential.")
    private boolean payload;

    boolean isGiven() {
        return payload;
    }
}
