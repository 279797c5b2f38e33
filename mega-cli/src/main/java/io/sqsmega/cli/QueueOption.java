package io.sqsmega.cli;

import picocli.CommandLine.Option;

/** The queue that a command reads, and what it shows of it. */
final class QueueOption {
    @Option(
            names = "--queue",
            required = true,
            paramLabel = "URL|NAME",
            description = "The queue: its URL, its name or its ARN.")
    private String address = "";

    @Option(names = "--payload", description = "Show the contents of the messages, too; they may be confidential.")
    private boolean payload;

    Queue find(Queues queues) {
        return queues.find(address);
    }

    String address() {
        return address;
    }

    boolean showsPayload() {
        return payload;
    }
}
