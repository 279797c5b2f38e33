package io.sqsmega.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a catalogue as Markdown. All texts of users are code spans, in lists, so that nothing in them is Markdown: in
 * tables a pipe would be.
 */
final class MarkdownPage {
    private final List<FunctionEntry> functions;
    private final StringBuilder page = new StringBuilder();

    MarkdownPage(List<FunctionEntry> functions) {
        this.functions = functions;
    }

    String text() {
        page.append("# Who listens to what\n");
        functions.forEach(this::add);
        page.append("\n## Messages\n\n");
        Words.listeners(functions)
                .forEach((message, listeners) -> page.append("- ")
                        .append(code(message.name()))
                        .append(": ")
                        .append(codes(listeners))
                        .append('\n'));
        return page.toString();
    }

    private void add(FunctionEntry function) {
        page.append("\n## Function ").append(code(function.name())).append("\n\n");
        if (function.queues().isEmpty()) {
            page.append("Receives from a queue that is not named.\n");
        }
        for (QueueEntry queue : function.queues()) {
            page.append("Receives from queue ").append(code(queue.name()));
            if (!queue.topics().isEmpty()) {
                page.append(", which is subscribed to ").append(codes(queue.topics()));
            }
            page.append(".\n");
        }
        page.append('\n');
        function.subscribers().forEach(this::add);
    }

    private void add(SubscriberEntry subscriber) {
        List<String> messages =
                subscriber.messages().stream().map(MessageEntry::name).toList();
        page.append("- ").append(code(subscriber.name())).append(" listens to ");
        page.append(codes(messages)).append('\n');
        subscriber
                .wants()
                .forEach((part, words) -> page.append("  - ")
                        .append(part)
                        .append(": ")
                        .append(code(words))
                        .append('\n'));
    }

    private static String codes(List<String> texts) {
        return texts.stream().map(MarkdownPage::code).collect(Collectors.joining(", "));
    }

    /** Returns a code span of the text, whose control characters become spaces. */
    static String code(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ");
        int longest = 0;
        int ticks = 0;
        for (int i = 0; i < line.length(); i++) {
            ticks = line.charAt(i) == '`' ? ticks + 1 : 0;
            longest = Math.max(longest, ticks);
        }
        String fence = "`".repeat(longest + 1);
        String pad = longest > 0 || line.isEmpty() ? " " : "";
        return fence + pad + line + pad + fence;
    }
}
