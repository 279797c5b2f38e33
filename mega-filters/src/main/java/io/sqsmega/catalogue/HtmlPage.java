package io.sqsmega.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a catalogue as a page of HTML that loads nothing: its policy allows only its own style and script, by their
 * hashes. Not thread-safe.
 */
final class HtmlPage {
    private final List<FunctionEntry> functions;
    private final StringBuilder page = new StringBuilder();
    private int subscribers;

    HtmlPage(List<FunctionEntry> functions) {
        this.functions = functions;
    }

    String text() {
        String style = resource("page.css");
        String script = resource("page.js");
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .append(hash(style))
                .append("'; script-src 'sha256-")
                .append(hash(script))
                .append("'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(Markup.text(Words.title(functions)))
                .append("</title>\n<style>")
                .append(style)
                .append("</style>\n</head>\n<body>\n<h1>Who listens to what</h1>\n")
                .append("<p class=\"search\"><input id=\"search\" type=\"search\" aria-label=\"Search\"")
                .append(" placeholder=\"event, pattern, subscriber, queue …\">")
                .append(" <output id=\"count\" for=\"search\"></output></p>\n<div class=\"diagram\">\n")
                .append(Diagram.of(functions))
                .append("</div>\n");
        functions.forEach(this::add);
        addMessages();
        page.append("<script>").append(script).append("</script>\n</body>\n</html>\n");
        return page.toString();
    }

    private void add(FunctionEntry function) {
        page.append("<section>\n<header><h2>")
                .append(Markup.text(function.name()))
                .append("</h2>\n");
        if (function.queues().isEmpty()) {
            page.append("<p>from a queue that is not named</p>");
        }
        for (QueueEntry queue : function.queues()) {
            page.append("<p>from queue ").append(code(queue.name()));
            if (!queue.topics().isEmpty()) {
                page.append(", subscribed to ")
                        .append(queue.topics().stream().map(HtmlPage::code).collect(Collectors.joining(", ")));
            }
            page.append("</p>\n");
        }
        page.append("</header>\n");
        function.subscribers().forEach(this::add);
        page.append("</section>\n");
    }

    private void add(SubscriberEntry subscriber) {
        page.append("<article data-s=\"")
                .append(subscribers++)
                .append("\">\n<h3>")
                .append(Markup.text(subscriber.name()))
                .append("</h3>\n<p>");
        page.append(subscriber.messages().stream()
                .map(message -> "<span class=\"message\">" + Markup.text(message.name()) + "</span>")
                .collect(Collectors.joining(" ")));
        page.append("</p>\n");
        if (!subscriber.wants().isEmpty()) {
            page.append("<dl>\n");
            subscriber
                    .wants()
                    .forEach((part, words) -> page.append("<dt>")
                            .append(Markup.text(part))
                            .append("</dt><dd>")
                            .append(Markup.text(words))
                            .append("</dd>\n"));
            page.append("</dl>\n");
        }
        page.append("</article>\n");
    }

    private void addMessages() {
        page.append("<section class=\"messages\">\n<h2>Messages</h2>\n<ul>\n");
        Words.listeners(functions)
                .forEach((message, listeners) -> page.append("<li>")
                        .append(code(message.name()))
                        .append(" <span>")
                        .append(Markup.text(String.join(", ", listeners)))
                        .append("</span></li>\n"));
        page.append("</ul>\n</section>\n");
    }

    private static String code(String text) {
        return "<code>" + Markup.text(text) + "</code>";
    }

    private static String resource(String name) {
        try (InputStream resource = HtmlPage.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the jar must have " + name + ", got none");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException("the jar must have " + name, e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK must have SHA-256", e);
        }
    }
}
