package io.sqsmega.cli;

import picocli.CommandLine.Option;

/** The queue that a command reads. */
final class QueueOption {
    @Option(
            names = "--queue",
            required = true,
            paramLabel = "URL|NAME",
            description = "The queue: its URL, its name or its ARN.")
    private String address = "";

    Queue find(Queues queues) {
        return queues.find(address);
    }

    String address() {
        return address;
    }
}
