package io.sqsmega.cli;

/** The terminal and the clients of a command. Tests replace them. */
record Context(Terminal terminal, AwsClients clients) {
    static Context ofProcess() {
        return new Context(Terminal.ofProcess(), AwsClients.ofEnvironment());
    }
}
