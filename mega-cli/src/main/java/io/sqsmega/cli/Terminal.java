package io.sqsmega.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * The streams of a command.
 *
 * @param interactive whether the output is a terminal: only then the command shows progress and asks questions
 * @param ansi whether output is coloured
 * @param prompt asks a question, and returns the answer or null
 */
record Terminal(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean interactive,
        Ansi ansi,
        UnaryOperator<@Nullable String> prompt) {

    static Terminal ofProcess() {
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Terminal::isTerminal);
        Charset charset = console.map(Console::charset).orElse(Charset.defaultCharset());
        return new Terminal(
                System.in,
                new PrintWriter(System.out, true, charset),
                new PrintWriter(System.err, true, charset),
                console.isPresent(),
                console.isPresent() && Ansi.AUTO.enabled() ? Ansi.ON : Ansi.OFF,
                question -> console.map(asked -> asked.readLine("%s", question)).orElse(null));
    }

    /** Returns whether there is a terminal. Since Java 22, there is a console without one, too, which says so. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}
