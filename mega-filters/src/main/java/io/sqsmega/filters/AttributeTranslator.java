package io.sqsmega.filters;

import io.sqsmega.match.Criterion;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Disjunction;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.SchemaField;
import io.sqsmega.subscribe.SubscriptionVisitor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Translates the patterns of a subscriber to conditions on message attributes, for the fields that all publishers copy
 * into attributes: strings that are not empty and numbers. Other values are missing there.
 */
final class AttributeTranslator implements SubscriptionVisitor<Translation> {
    private static final String NOT_COPIED = "publishers do not copy it into a message attribute";

    private final Place.Language language;
    private final Map<String, String> attributes;

    /** @param attributes the name of the message attribute for each field or attribute of the event */
    AttributeTranslator(Place.Language language, Map<String, String> attributes) {
        this.language = language;
        this.attributes = attributes;
    }

    @Override
    public Translation events(EventPattern events, ObjectPattern objects, DataPattern extra) {
        Translation any = Translation.NOTHING;
        for (Criterion[] conjunction : events.alternatives.conjunctions) {
            Translation all = Translation.EVERYTHING;
            for (Criterion criterion : conjunction) {
                all = all.and(of(criterion));
            }
            any = any.or(all);
        }
        return any.widenedBy(ofObject(objects.alternatives)).widenedBy(ofExtra(extra));
    }

    private Translation of(Criterion criterion) {
        String key = criterion.attribute == null ? criterion.field.key : criterion.attribute;
        boolean isListed = criterion.attribute != null && SchemaField.isOfEvent(key);
        String attribute = isListed ? null : attributes.get(key);
        if (attribute == null || criterion.field == SchemaField.TIMESTAMP) {
            return everything("event." + key, criterion.matcher.toString());
        }
        Place place = Place.ofCopy(language, attribute, "event." + key);
        Translation copied = MatcherTranslator.translate(criterion.matcher, place);
        boolean isDefault = criterion.field == SchemaField.VERSION && criterion.matcher.matches(Event.DEFAULT_VERSION);
        return isDefault ? copied.or(new FieldRules(place).of(Rules.of().orMissing())) : copied;
    }

    private Translation ofObject(Disjunction objects) {
        Translation none = Translation.EVERYTHING;
        for (Criterion[] conjunction : objects.conjunctions) {
            for (Criterion criterion : conjunction) {
                none = none.widenedBy(everything("object." + criterion.field.key, criterion.matcher.toString()));
            }
        }
        return none;
    }

    private Translation ofExtra(DataPattern extra) {
        return extra.toString().equals(DataPattern.any().toString())
                ? Translation.EVERYTHING
                : everything("extra", extra.toString());
    }

    private static Translation everything(String field, String pattern) {
        return Translation.EVERYTHING.widened(new Translation.Widened(field, pattern, NOT_COPIED));
    }

    /** Data has no event, so none of its fields is an attribute. */
    @Override
    public Translation data(DataPattern data) {
        Translation.Widened widened = new Translation.Widened("data", data.toString(), NOT_COPIED);
        String name = name();
        Translation anyData = name == null
                ? Translation.EVERYTHING
                : new FieldRules(Place.ofCopy(language, name, "event.name"))
                        .of(Rules.of().orMissing());
        return anyData.widened(widened);
    }

    private @Nullable String name() {
        return attributes.get(SchemaField.NAME.key);
    }

    @Override
    public Translation text() {
        return Translation.NOTHING;
    }

    @Override
    public Translation bytes() {
        return Translation.NOTHING;
    }

    @Override
    public Translation everything() {
        return Translation.EVERYTHING;
    }
}
