package io.sqsmega.cli;

/** What a command works with. Tests replace it. */
record Context(Terminal terminal, AwsClients clients) {
    static Context ofProcess() {
        return new Context(Terminal.ofProcess(), AwsClients.ofEnvironment());
    }
}
