package io.sqsmega.codec.document;

import io.sqsmega.Internal;

/**
 * The name of a field. Names of the schema have a number, by which a scan distinguishes them faster than by their text.
 * Immutable and thread-safe.
 */
@Internal
public final class FieldName {
    static final int UNLISTED = 0;
    public static final int PROTOCOL = 1;
    public static final int VERSION = 2;
    public static final int EVENT = 3;
    public static final int OBJECT = 4;
    public static final int EXTRA = 5;
    public static final int NAME = 6;
    public static final int TIMESTAMP = 7;
    public static final int DOMAIN = 8;
    public static final int SUBJECT = 9;
    public static final int PUBLISHER = 10;
    public static final int ATTRIBUTES = 11;
    public static final int TYPE = 12;
    public static final int ID = 13;
    public static final int CURRENT = 14;
    public static final int PREVIOUS = 15;

    /** The names of the schema, by their numbers. */
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

    /** The number of numbers, including that of unlisted names. */
    public static final int LISTED_COUNT = LISTED.length;

    public final String text;
    public final int number;

    private FieldName(String text, int number) {
        this.text = text;
        this.number = number;
    }

    public static FieldName of(String text) {
        for (int i = PROTOCOL; i < LISTED.length; i++) {
            if (LISTED[i].equals(text)) {
                return new FieldName(LISTED[i], i);
            }
        }
        return new FieldName(text, UNLISTED);
    }
}
