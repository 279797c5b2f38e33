package io.sqsmega.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Prints results as text or, on request, as JSON. Notes go to standard error. */
final class Output {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Terminal terminal;
    private final boolean json;

    Output(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    boolean isJson() {
        return json;
    }

    /** Prints a value of maps, lists, strings and numbers as JSON. */
    void json(Object value) {
        terminal.out().println(pretty(value));
        terminal.out().flush();
    }

    static String pretty(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, strings and numbers must have a JSON form", e);
        }
    }

    void table(Table table) {
        table.lines(terminal.ansi()).forEach(terminal.out()::println);
        terminal.out().flush();
    }

    /** Prints a name and its value. */
    void field(String name, String value) {
        Ansi ansi = terminal.ansi();
        terminal.out().println(Style.HEADING.on(ansi, "%-12s".formatted(name)) + " " + Style.printable(value));
        terminal.out().flush();
    }

    void text(String text) {
        text.lines().map(Style::printable).forEach(terminal.out()::println);
        terminal.out().flush();
    }

    /** Prints a note for a person, to standard error: programs read standard output. */
    void note(String text) {
        terminal.err().println(Style.NOTE.on(terminal.ansi(), Style.printable(text)));
        terminal.err().flush();
    }

    Progress progress(String what, long total) {
        return new Progress(terminal, what, total);
    }
}
