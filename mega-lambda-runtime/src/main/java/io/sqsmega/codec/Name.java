package io.sqsmega.codec;

/**
 * The name of a field, as a scan meets it. Those of the schema have a number, by which a scan tells them apart faster
 * than by their letters. Immutable and thread-safe.
 */
final class Name {
    static final int UNLISTED = 0;
    static final int PROTOCOL = 1;
    static final int VERSION = 2;
    static final int EVENT = 3;
    static final int OBJECT = 4;
    static final int EXTRA = 5;
    static final int NAME = 6;
    static final int TIMESTAMP = 7;
    static final int DOMAIN = 8;
    static final int SUBJECT = 9;
    static final int PUBLISHER = 10;
    static final int ATTRIBUTES = 11;
    static final int TYPE = 12;
    static final int ID = 13;
    static final int CURRENT = 14;
    static final int PREVIOUS = 15;

    /** The names of the schema, each at its number. */
    private static final String[] LISTED = {
        "",
        "protocol",
        "version",
        "event",
        "object",
        "extra",
        "name",
        "timestamp",
        "domain",
        "subject",
        "publisher",
        "attributes",
        "type",
        "id",
        "current",
        "previous"
    };

    final String text;
    final int number;

    private Name(String text, int number) {
        this.text = text;
        this.number = number;
    }

    static Name of(String text) {
        for (int i = PROTOCOL; i < LISTED.length; i++) {
            if (LISTED[i].equals(text)) {
                return new Name(LISTED[i], i);
            }
        }
        return new Name(text, UNLISTED);
    }
}
