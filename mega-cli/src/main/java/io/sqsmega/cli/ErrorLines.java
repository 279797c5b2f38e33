package io.sqsmega.cli;

import io.sqsmega.payload.InvalidPayloadException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Prints one line that says what failed and what to do. Prints the stack trace only on request. */
final class ErrorLines implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr()
                .println("mega: " + Style.printable(onOneLine(usage(wrong))) + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
        command.getErr().flush();
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, @Nullable ParseResult parsed) {
        boolean verbose = command.getParseResult().matchedOptionValue(MegaCommand.VERBOSE, false);
        if (thrown instanceof CommandException ending && ending.exitCode() == ExitCode.INTERRUPTED) {
            return ExitCode.INTERRUPTED;
        }
        command.getErr().println("mega: " + Style.printable(onOneLine(line(thrown))));
        if (verbose) {
            thrown.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return thrown instanceof CommandException ending ? ending.exitCode() : ExitCode.FAILED;
    }

    /** Returns what is wrong with the arguments. An option that nobody knows explains why another one is missing. */
    private static String usage(ParameterException wrong) {
        String message = String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
        if (wrong instanceof UnmatchedArgumentException unknown) {
            List<String> similar = unknown.getSuggestions();
            return similar.isEmpty() ? message : message + "; is it " + similar.get(0) + "?";
        }
        List<String> unknown = wrong.getCommandLine().getUnmatchedArguments();
        return unknown.isEmpty() ? message : "unknown: " + String.join(" ", unknown) + "; " + message;
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }

    /** Returns why a command failed, for a person. */
    static String line(Exception thrown) {
        if (thrown instanceof CommandException || thrown instanceof InvalidPayloadException) {
            return String.valueOf(thrown.getMessage());
        } else if (thrown instanceof AwsServiceException refused) {
            return refused(refused);
        } else if (thrown instanceof SdkClientException) {
            return "AWS cannot be called: " + firstSentence(thrown)
                    + "; check AWS_REGION, AWS_PROFILE or the credentials, and AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_SQS and"
                    + " AWS_ENDPOINT_URL_SNS";
        } else if (thrown instanceof IllegalArgumentException) {
            return String.valueOf(thrown.getMessage());
        }
        return "unexpected " + thrown.getClass().getName() + ": " + thrown.getMessage()
                + "; run it again with --verbose, and report what it prints";
    }

    private static String refused(AwsServiceException refused) {
        var details = refused.awsErrorDetails();
        String code = details == null ? "status " + refused.statusCode() : details.errorCode();
        String message = details == null ? String.valueOf(refused.getMessage()) : details.errorMessage();
        String advice = String.valueOf(code).contains("NonExistent")
                        || String.valueOf(code).contains("DoesNotExist")
                ? "; check the name of the queue, AWS_REGION and AWS_PROFILE"
                : String.valueOf(code).contains("NotFound")
                        ? "; check the ARN of the topic, and AWS_PROFILE"
                        : String.valueOf(code).contains("AccessDenied")
                                ? "; the credentials must allow this action on this resource"
                                : "";
        return "AWS refused: " + message + " (" + code + ")" + advice;
    }

    /** Returns the message up to the SDK's list of the providers that it asked. */
    private static String firstSentence(Exception thrown) {
        return String.valueOf(thrown.getMessage())
                .replaceFirst("(?s)( from any of the providers in the chain| ?: \\[).*", "");
    }
}
