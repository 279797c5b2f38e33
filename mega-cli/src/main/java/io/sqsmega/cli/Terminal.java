package io.sqsmega.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command reads and writes.
 *
 * @param interactive whether a person sees the output: only then progress is shown and questions are asked
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
        Console console = System.console();
        boolean interactive = console != null && isTerminal(console);
        Charset charset = console == null ? Charset.defaultCharset() : console.charset();
        return new Terminal(
                System.in,
                new PrintWriter(System.out, true, charset),
                new PrintWriter(System.err, true, charset),
                interactive,
                interactive && Ansi.AUTO.enabled() ? Ansi.ON : Ansi.OFF,
                question -> console == null ? null : console.readLine("%s", question));
    }

    /** Since Java 22 there is a console even if nobody sits at it; then it says so. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}
