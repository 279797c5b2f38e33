package io.sqsmega.catalogue;

import java.util.Locale;

/** What a catalogued message is. */
enum MessageKind {
    /** The events with one name. */
    EVENT("application/json"),
    /** The events that a pattern describes without the names of them. */
    EVENTS("application/json"),
    DATA("application/json"),
    TEXT("text/plain"),
    BYTES("application/octet-stream"),
    /** Payloads of every kind, in messages that a pattern describes. */
    EVERYTHING("application/octet-stream");

    final String contentType;

    MessageKind(String contentType) {
        this.contentType = contentType;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
