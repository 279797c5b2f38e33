package io.sqsmega.local.sns;

import java.util.UUID;
import java.util.function.Consumer;

/** Writes the answers of the query protocol. Not thread-safe. */
final class Xml {
    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private final StringBuilder out = new StringBuilder();

    private Xml() {}

    /** Returns the answer to an action, with its result. */
    static String response(String action, Consumer<Xml> result) {
        Xml xml = new Xml();
        xml.out.append("<%sResponse xmlns=\"%s\">".formatted(action, NAMESPACE));
        xml.element(action + "Result", result);
        xml.element("ResponseMetadata", metadata -> metadata.element("RequestId", newId()));
        xml.out.append("</%sResponse>".formatted(action));
        return xml.out.toString();
    }

    static String error(String type, String code, String message) {
        Xml xml = new Xml();
        xml.out.append("<ErrorResponse xmlns=\"%s\">".formatted(NAMESPACE));
        xml.element(
                "Error",
                error -> error.element("Type", type).element("Code", code).element("Message", message));
        xml.element("RequestId", newId());
        xml.out.append("</ErrorResponse>");
        return xml.out.toString();
    }

    Xml element(String name, String text) {
        out.append('<').append(name).append('>');
        text.codePoints().forEach(this::escaped);
        out.append("</").append(name).append('>');
        return this;
    }

    Xml element(String name, Consumer<Xml> content) {
        out.append('<').append(name).append('>');
        content.accept(this);
        out.append("</").append(name).append('>');
        return this;
    }

    private void escaped(int codePoint) {
        switch (codePoint) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\t', '\n', '\r' -> out.append("&#").append(codePoint).append(';');
            default -> out.appendCodePoint(isLegal(codePoint) ? codePoint : 0xFFFD);
        }
    }

    /**
     * Returns whether XML 1.0 can represent the code point; others cannot be written even escaped:
     * https://www.w3.org/TR/xml/#charsets.
     */
    private static boolean isLegal(int codePoint) {
        return codePoint >= 0x20 && !(codePoint >= 0xD800 && codePoint < 0xE000) && (codePoint & 0xFFFE) != 0xFFFE;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
