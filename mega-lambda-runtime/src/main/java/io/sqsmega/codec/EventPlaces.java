package io.sqsmega.codec;

import io.sqsmega.select.Selection;
import org.jspecify.annotations.Nullable;

/** Where somebody looks in MEGA documents, found once for all of them. Immutable and thread-safe. */
final class EventPlaces {
    final @Nullable Selection event;
    final @Nullable Selection name;
    final @Nullable Selection timestamp;
    final @Nullable Selection version;
    final @Nullable Selection domain;
    final @Nullable Selection subject;
    final @Nullable Selection publisher;
    final @Nullable Selection attributes;
    final @Nullable Selection objectType;
    final @Nullable Selection objectId;
    final @Nullable Selection objectVersion;
    final @Nullable Selection current;
    final @Nullable Selection previous;
    final @Nullable Selection extra;

    /** Whether a section is wanted as a whole, which is put together from more than what stands in its place. */
    final boolean wholeSections;

    EventPlaces(Selection root) {
        Selection object = root.field("object");
        event = root.field("event");
        extra = root.field("extra");
        name = below(event, "name");
        timestamp = below(event, "timestamp");
        version = below(event, "version");
        domain = below(event, "domain");
        subject = below(event, "subject");
        publisher = below(event, "publisher");
        attributes = below(event, "attributes");
        objectType = below(object, "type");
        objectId = below(object, "id");
        objectVersion = below(object, "version");
        current = below(object, "current");
        previous = below(object, "previous");
        wholeSections = isWhole(root) || isWhole(event) || isWhole(attributes) || isWhole(object) || isWhole(extra);
    }

    private static @Nullable Selection below(@Nullable Selection section, String name) {
        return section == null ? null : section.field(name);
    }

    private static boolean isWhole(@Nullable Selection section) {
        return section != null && section.slot() != Selection.NO_SLOT;
    }
}
