package io.sqsmega.listen;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET} with the status of a listener, and changes it by the parameters of {@code POST}: all of them, or
 * none if one is invalid. Refuses requests of web pages. Thread-safe.
 */
record Steering(SqsListener listener) {
    private static final int MOST_CHARS_SHOWN = 40;

    void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        // A browser sends an origin with every POST, also to loopback, from whichever page made it.
        if (exchange.getRequestHeaders().containsKey("Origin")) {
            send(exchange, 403, "{\"error\":\"steering must not come from a web page\"}");
        } else if (method.equals("GET")) {
            send(exchange, 200, listener.status().toJson());
        } else if (method.equals("POST")) {
            change(exchange);
        } else {
            exchange.sendResponseHeaders(405, -1);
        }
    }

    private void change(HttpExchange exchange) throws IOException {
        List<Runnable> changes = new ArrayList<>();
        try {
            for (String parameter : parameters(exchange.getRequestURI().getRawQuery())) {
                changes.add(change(parameter));
            }
        } catch (IllegalArgumentException invalid) {
            send(exchange, 400, "{\"error\":\"" + invalid.getMessage() + "\"}");
            return;
        }
        changes.forEach(Runnable::run);
        send(exchange, 200, listener.status().toJson());
    }

    private static List<String> parameters(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            throw new IllegalArgumentException("steering must have a parameter, got none");
        }
        return List.of(query.split("&", -1));
    }

    /** Returns what a parameter changes; its value is valid. */
    private Runnable change(String parameter) {
        String name = parameter.replaceFirst("=.*", "");
        String value = parameter.replaceFirst("[^=]*=?", "");
        return switch (name) {
            case "paused" -> paused(value);
            case "concurrency" -> concurrency(value);
            case "rateLimit" -> rateLimit(value);
            default -> throw invalid("steering", "be one of paused, concurrency, rateLimit", name);
        };
    }

    private Runnable paused(String value) {
        return switch (value) {
            case "true" -> listener::pause;
            case "false" -> listener::resume;
            default -> throw invalid("paused", "be true or false", value);
        };
    }

    private Runnable concurrency(String value) {
        try {
            int concurrency = listener.checked(Integer.parseInt(value));
            return () -> listener.setConcurrency(concurrency);
        } catch (NumberFormatException noNumber) {
            throw invalid("concurrency", "be a whole number", value);
        }
    }

    private Runnable rateLimit(String value) {
        if (value.equals("none")) {
            return listener::removeRateLimit;
        }
        try {
            double perSecond = RateLimit.of(Double.parseDouble(value), 0).perSecond;
            return () -> listener.setRateLimit(perSecond);
        } catch (NumberFormatException noNumber) {
            throw invalid("rateLimit", "be a number of messages per second, or none", value);
        }
    }

    private static IllegalArgumentException invalid(String what, String rule, String value) {
        String shown =
                value.substring(0, Math.min(MOST_CHARS_SHOWN, value.length())).replaceAll("[^a-zA-Z0-9._+-]", "?");
        return new IllegalArgumentException(what + " must " + rule + ", got " + shown);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
