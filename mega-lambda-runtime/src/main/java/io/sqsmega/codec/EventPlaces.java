package io.sqsmega.codec;

import io.sqsmega.projection.Projection;
import org.jspecify.annotations.Nullable;

/** The places of a projection in MEGA documents, looked up once. Immutable and thread-safe. */
final class EventPlaces {
    final @Nullable Projection event;
    final @Nullable Projection name;
    final @Nullable Projection timestamp;
    final @Nullable Projection version;
    final @Nullable Projection domain;
    final @Nullable Projection subject;
    final @Nullable Projection publisher;
    final @Nullable Projection attributes;
    final @Nullable Projection objectType;
    final @Nullable Projection objectId;
    final @Nullable Projection objectVersion;
    final @Nullable Projection current;
    final @Nullable Projection previous;
    final @Nullable Projection extra;

    /** Whether a section is needed as a whole, which is assembled from more than the value at its place. */
    final boolean wholeSections;

    EventPlaces(Projection root) {
        Projection object = root.field("object");
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

    private static @Nullable Projection below(@Nullable Projection section, String name) {
        return section == null ? null : section.field(name);
    }

    private static boolean isWhole(@Nullable Projection section) {
        return section != null && section.slot() != Projection.NO_SLOT;
    }
}
