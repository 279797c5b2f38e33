package io.sqsmega.cli;

import org.jspecify.annotations.Nullable;

/** Ends a command. Its message is one line that says what is wrong and what to do. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandException(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    static CommandException failed(String message) {
        return new CommandException(ExitCode.FAILED, message, null);
    }

    static CommandException failed(String message, Throwable cause) {
        return new CommandException(ExitCode.FAILED, message, cause);
    }

    static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message, null);
    }

    static CommandException no(String message) {
        return new CommandException(ExitCode.NO, message, null);
    }

    int exitCode() {
        return exitCode;
    }
}
