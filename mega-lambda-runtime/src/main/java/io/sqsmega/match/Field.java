package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.Missing;
import io.sqsmega.payload.MegaPayload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The listed fields of an event and of an object, which a pattern names without {@code attributes}.
 *
 * @hidden
 */
@Internal
public enum Field {
    NAME("event", "name", Kinds.STRING),
    TIMESTAMP("event", "timestamp", Kinds.DATE_TIME),
    VERSION("event", "version", Kinds.NUMBER),
    DOMAIN("event", "domain", Kinds.MISSING | Kinds.EMPTY_STRING | Kinds.STRING),
    SUBJECT("event", "subject", DOMAIN.kinds),
    PUBLISHER("event", "publisher", DOMAIN.kinds),
    ATTRIBUTES("event", "attributes", Kinds.EMPTY_OBJECT | Kinds.OBJECT),
    OBJECT_TYPE("object", "type", DOMAIN.kinds),
    OBJECT_ID("object", "id", DOMAIN.kinds),
    OBJECT_VERSION("object", "version", Kinds.NUMBER),
    OBJECT_CURRENT("object", "current", Kinds.MISSING | Kinds.OBJECT),
    OBJECT_PREVIOUS("object", "previous", OBJECT_CURRENT.kinds);

    static final Field[] OF_EVENT = {NAME, TIMESTAMP, VERSION, DOMAIN, SUBJECT, PUBLISHER, ATTRIBUTES};
    static final Field[] OF_OBJECT = {OBJECT_TYPE, OBJECT_ID, OBJECT_VERSION, OBJECT_CURRENT, OBJECT_PREVIOUS};

    public final String section;
    public final String key;
    /** The kinds of the field's values. */
    private final int kinds;

    Field(String section, String key, int kinds) {
        this.section = section;
        this.key = key;
        this.kinds = kinds;
    }

    /** @throws InvalidPatternException if the matcher matches, or excludes, only values that the field never has */
    void check(Matcher matcher) {
        Matcher negated = matcher.negated();
        boolean always = negated != null && negated.kinds().isFilled() && !mayMatch(negated);
        if (always || !mayMatch(matcher)) {
            throw new InvalidPatternException(
                    "the pattern of ".concat(key), "be one that " + rule() + " can match", "'" + matcher + "'");
        }
    }

    private boolean mayMatch(Matcher matcher) {
        Kinds matching = matcher.kinds();
        return matching.isOfEmptyCollection()
                || (!matching.excludes(kinds) && (kinds != Kinds.NUMBER || mayBeVersion(matcher.lookup())));
    }

    private static boolean mayBeVersion(Lookup lookup) {
        if (lookup.keys == null) {
            return true;
        }
        for (Object key : lookup.keys) {
            if (key instanceof Long version && version == version.intValue()) {
                return true;
            }
        }
        return false;
    }

    private String rule() {
        return switch (kinds) {
            case Kinds.NUMBER -> "a whole number of 32 bits (as version(1))";
            case Kinds.DATE_TIME -> "a date-time (as timestamp(gte(dateTime(\"2020-01-15\"))))";
            case Kinds.EMPTY_OBJECT | Kinds.OBJECT, Kinds.MISSING | Kinds.OBJECT -> "an object (as a map)";
            case Kinds.STRING -> "a string that is not empty";
            default -> "a string";
        };
    }

    /** Returns whether the key is that of a listed field of an event. */
    public static boolean isOfEvent(String key) {
        return of(key, OF_EVENT) != null;
    }

    /** Returns the field with this key, or null if the key is not listed. */
    static @Nullable Field of(String key, Field[] listed) {
        for (Field field : listed) {
            if (field.key.equals(key)) {
                return field;
            }
        }
        return null;
    }

    /**
     * Returns the field's value. Null, and an empty state of an object, count as missing, because the protocol does not
     * write them.
     */
    public Object valueIn(MegaPayload payload) {
        return switch (this) {
            case NAME -> payload.event().name();
            case TIMESTAMP -> payload.event().timestamp();
            case VERSION -> payload.event().version();
            case DOMAIN -> Missing.ifNull(payload.event().domain());
            case SUBJECT -> Missing.ifNull(payload.event().subject());
            case PUBLISHER -> Missing.ifNull(payload.event().publisher());
            case ATTRIBUTES -> payload.event().attributes();
            case OBJECT_TYPE -> Missing.ifNull(payload.object().type());
            case OBJECT_ID -> Missing.ifNull(payload.object().id());
            case OBJECT_VERSION -> payload.object().version();
            case OBJECT_CURRENT -> ifEmpty(payload.object().current());
            case OBJECT_PREVIOUS -> ifEmpty(payload.object().previous());
        };
    }

    private static Object ifEmpty(Map<String, @Nullable Object> state) {
        return state.isEmpty() ? Missing.VALUE : state;
    }
}
