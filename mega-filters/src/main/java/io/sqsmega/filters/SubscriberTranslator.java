package io.sqsmega.filters;

import io.sqsmega.match.Criterion;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Disjunction;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MapMatcher;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.SchemaField;
import io.sqsmega.subscribe.SubscriptionVisitor;

/** Translates the patterns of a subscriber to conditions on the body of a message. */
final class SubscriberTranslator implements SubscriptionVisitor<Translation> {
    private static final int PROTOCOL_VERSION = 1;

    private final Place.Language language;
    private final Place event;
    private final Place object;

    SubscriberTranslator(Place.Language language) {
        this.language = language;
        this.event = Place.ofDocument(language, "event");
        this.object = Place.ofDocument(language, "object");
    }

    @Override
    public Translation events(EventPattern events, ObjectPattern objects, DataPattern extra) {
        Place document = Place.ofDocument(language);
        Translation protocol = new FieldRules(document.field("protocol")).of(Rules.of("mega"));
        Translation version =
                new FieldRules(document.field("version")).of(Rules.of(Rule.numeric("=", PROTOCOL_VERSION)));
        return ofAny(events.alternatives)
                .and(ofAny(objects.alternatives))
                .and(MatcherTranslator.translate(extra.matcher, Place.ofDocument(language, "extra")))
                .and(protocol)
                .and(version);
    }

    @Override
    public Translation data(DataPattern data) {
        return MatcherTranslator.translate(data.matcher, Place.ofDocument(language));
    }

    /** Text passes no filter on the body, which the user has accepted. */
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

    private Translation ofAny(Disjunction pattern) {
        Translation any = Translation.NOTHING;
        for (Criterion[] conjunction : pattern.conjunctions) {
            Translation all = Translation.EVERYTHING;
            for (Criterion criterion : conjunction) {
                all = all.and(of(criterion));
            }
            any = any.or(all);
        }
        return any;
    }

    private Translation of(Criterion criterion) {
        Matcher matcher = criterion.matcher;
        if (criterion.attribute != null) {
            return ofAttribute(criterion.attribute, matcher);
        }
        SchemaField field = criterion.field;
        Place section = SchemaField.OF_EVENT.contains(field) ? event : object;
        return switch (field.kind) {
            case TEXT -> {
                Place text = section.listed(field.key, true);
                yield MatcherTranslator.translate(matcher, field.isRequired ? text.present() : text);
            }
            case VERSION -> ofVersion(matcher, section);
            case SECTION ->
                field == SchemaField.ATTRIBUTES
                        ? ofAttributes(matcher)
                        : MatcherTranslator.translate(matcher, section.listed(field.key, false));
            case DATE_TIME ->
                new FieldRules(section.field(field.key))
                        .everything(matcher.toString(), "filters do not compare date-times");
        };
    }

    /** An event or object without a version has the default one. */
    private static Translation ofVersion(Matcher matcher, Place section) {
        Place version = section.listed("version", true);
        Translation written = MatcherTranslator.translate(matcher, version.present());
        return matcher.matches(Event.DEFAULT_VERSION)
                ? written.or(new FieldRules(version).of(Rules.of().orMissing()))
                : written;
    }

    private Translation ofAttributes(Matcher matcher) {
        if (!(matcher instanceof MapMatcher fields)) {
            return new FieldRules(event.field("attributes"))
                    .everything(matcher.toString(), "a filter cannot compare all attributes together");
        }
        Translation all = Translation.EVERYTHING;
        for (int i = 0; i < fields.keys.length; i++) {
            all = all.and(ofAttribute(fields.keys[i], fields.matchers[i]));
        }
        return all;
    }

    /** An attribute is a key of the event or, only if that is missing, a key of {@code attributes}. */
    private Translation ofAttribute(String key, Matcher matcher) {
        Translation inside =
                MatcherTranslator.translate(matcher, event.field("attributes").field(key));
        if (SchemaField.isOfEvent(key)) {
            return inside;
        }
        Place besidePlace = event.field(key);
        Translation beside = MatcherTranslator.translate(matcher, besidePlace);
        if (beside.onlyCondition().isEmpty() || inside.onlyCondition().isEmpty()) {
            return beside.or(inside);
        }
        Condition condition = beside.onlyCondition().get(0);
        if (!condition.rules().existsFalse() || !condition.path().equals(besidePlace.path())) {
            return beside.or(inside);
        }
        Translation there = new FieldRules(besidePlace)
                .of(condition.rules().withoutMissing())
                .widenedBy(beside);
        return there.or(new FieldRules(besidePlace).of(Rules.of().orMissing()).and(inside));
    }
}
