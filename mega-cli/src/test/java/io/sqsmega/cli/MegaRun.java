package io.sqsmega.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.local.LocalAws;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Runs {@code mega} in this process, on a terminal or not, and captures what it prints. */
final class MegaRun {
    private final @Nullable LocalAws aws;
    private final List<String> questions = new ArrayList<>();
    private String input = "";
    private boolean interactive;
    private @Nullable String answer;

    private MegaRun(@Nullable LocalAws aws) {
        this.aws = aws;
    }

    record Result(int exitCode, String out, String err, List<String> questions) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(out, e);
            }
        }
    }

    static MegaRun withoutAws() {
        return new MegaRun(null);
    }

    static MegaRun with(LocalAws aws) {
        return new MegaRun(aws);
    }

    /** Returns an output that nobody reads. */
    static Output silent() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new Output(
                new Terminal(InputStream.nullInputStream(), nowhere, nowhere, false, Ansi.OFF, question -> null),
                false);
    }

    MegaRun input(String text) {
        this.input = text;
        return this;
    }

    MegaRun onTerminal() {
        this.interactive = true;
        return this;
    }

    MegaRun answering(String text) {
        this.answer = text;
        return onTerminal();
    }

    Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                interactive,
                interactive ? Ansi.ON : Ansi.OFF,
                question -> {
                    questions.add(question);
                    return answer;
                });
        int exitCode = Mega.commandLine(new Context(terminal, clients())).execute(arguments);
        return new Result(exitCode, out.toString(), err.toString(), questions);
    }

    AwsClients clients() {
        return new AwsClients() {
            @Override
            public SqsClient sqs(@Nullable String region) {
                return aws().sqsClient();
            }

            @Override
            public SnsClient sns(@Nullable String region) {
                return aws().snsClient();
            }
        };
    }

    private LocalAws aws() {
        if (aws == null) {
            throw new IllegalStateException("this command must not call AWS");
        }
        return aws;
    }
}
