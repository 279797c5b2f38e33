package io.sqsmega.projection;

import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Selections as an index makes them, and what a decoded payload has there: what any scan is held against. */
public final class Places {
    private static final List<String> LISTED =
            List.of("name", "timestamp", "version", "domain", "subject", "publisher", "attributes");

    private final Projection.Builder eventsBuilder = Projection.builder();
    private final Projection.Builder dataBuilder = Projection.builder();
    private final List<Integer> eventSlots = new ArrayList<>();
    private final List<Integer> dataSlots = new ArrayList<>();
    private final Projection events;
    private final Projection data;

    private Places(List<List<String>> eventPaths, List<List<String>> dataPaths) {
        eventPaths.forEach(path -> eventSlots.add(selectEvent(path).slot()));
        dataPaths.forEach(path -> dataSlots.add(at(dataBuilder, path).slot()));
        this.events = eventsBuilder.build();
        this.data = dataBuilder.build();
    }

    /** The places of these paths. */
    public static Places of(List<List<String>> eventPaths, List<List<String>> dataPaths) {
        return new Places(eventPaths, dataPaths);
    }

    /** Some places, with names of a list below the sections. */
    public static Places random(Random random, List<String> names) {
        List<List<String>> eventPaths = new ArrayList<>();
        List<List<String>> dataPaths = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            eventPaths.add(eventPath(random, names));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            dataPaths.add(path(random, names, random.nextInt(3) + 1));
        }
        return new Places(eventPaths, dataPaths);
    }

    private static List<String> eventPath(Random random, List<String> names) {
        List<String> path = new ArrayList<>();
        switch (random.nextInt(6)) {
            case 0 -> path.addAll(List.of("event", LISTED.get(random.nextInt(6))));
            case 1, 2 -> path.addAll(List.of("event", "attributes"));
            case 3 -> path.addAll(List.of("object", pick(random, List.of("type", "id", "version"))));
            case 4 -> path.addAll(List.of("object", pick(random, List.of("current", "previous"))));
            default -> path.add("extra");
        }
        String last = path.get(path.size() - 1);
        boolean open = last.equals("attributes") || last.equals("extra");
        if (open || last.equals("current") || last.equals("previous")) {
            path.addAll(path(random, names, open ? 1 + random.nextInt(2) : random.nextInt(3)));
        }
        return path;
    }

    private static List<String> path(Random random, List<String> names, int length) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            path.add(pick(random, names));
        }
        return path;
    }

    private static String pick(Random random, List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    /** An attribute is found beside the listed fields too, unless it has the name of one. */
    private Projection.Builder selectEvent(List<String> path) {
        Projection.Builder place = at(eventsBuilder, path);
        boolean attribute = path.size() > 2 && path.get(0).equals("event") && !LISTED.contains(path.get(2));
        if (attribute) {
            eventsBuilder.field("event").alias(path.get(2), at(eventsBuilder, path.subList(0, 3)));
        }
        return place;
    }

    private static Projection.Builder at(Projection.Builder root, List<String> path) {
        Projection.Builder place = root;
        for (String name : path) {
            place = place.field(name);
        }
        return place;
    }

    public Projection events() {
        return events;
    }

    public Projection data() {
        return data;
    }

    /** What each slot has, events before data; "absent" if nothing. */
    public List<@Nullable Object> values(ProjectedValues ofEvent, ProjectedValues ofData) {
        List<@Nullable Object> values = new ArrayList<>();
        eventSlots.forEach(slot -> values.add(ofEvent.has(slot) ? ofEvent.get(slot) : "absent"));
        values.add("data");
        dataSlots.forEach(slot -> values.add(ofData.has(slot) ? ofData.get(slot) : "absent"));
        return values;
    }

    /** What each slot has to have for a payload. */
    public List<@Nullable Object> expected(Payload payload) {
        ProjectedValues ofEvent = new ProjectedValues(events);
        ProjectedValues ofData = new ProjectedValues(data);
        if (payload instanceof MegaPayload mega) {
            putEvent(events.field("event"), mega.event(), ofEvent);
            putObject(events.field("object"), mega.object(), ofEvent);
            putFields(events.field("extra"), mega.extra(), ofEvent);
        } else if (payload instanceof DataPayload document) {
            ofData.putFields(data, document.data());
        }
        return values(ofEvent, ofData);
    }

    private static void putEvent(@Nullable Projection place, Event event, ProjectedValues selected) {
        put(place, "name", event.name(), selected);
        put(place, "timestamp", event.timestamp(), selected);
        put(place, "version", event.version(), selected);
        put(place, "domain", event.domain(), selected);
        put(place, "subject", event.subject(), selected);
        put(place, "publisher", event.publisher(), selected);
        putFields(place == null ? null : place.field("attributes"), event.attributes(), selected);
    }

    private static void putObject(@Nullable Projection place, ObjectData object, ProjectedValues selected) {
        put(place, "type", object.type(), selected);
        put(place, "id", object.id(), selected);
        put(place, "version", object.version(), selected);
        put(place, "current", object.current().isEmpty() ? null : object.current(), selected);
        put(place, "previous", object.previous().isEmpty() ? null : object.previous(), selected);
    }

    private static void put(
            @Nullable Projection section, String name, @Nullable Object value, ProjectedValues selected) {
        Projection place = section == null ? null : section.field(name);
        if (place != null && value != null) {
            selected.putValue(place, value);
        }
    }

    private static void putFields(@Nullable Projection place, Map<String, ?> fields, ProjectedValues selected) {
        if (place != null) {
            selected.putFields(place, fields);
        }
    }
}
