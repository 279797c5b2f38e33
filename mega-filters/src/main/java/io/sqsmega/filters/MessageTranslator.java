package io.sqsmega.filters;

import io.sqsmega.match.MapMatcher;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.MessageFields;
import io.sqsmega.match.MessagePattern;

/**
 * Translates the pattern of what is around a payload. Only a filter on message attributes sees any of it. Never
 * narrower.
 */
record MessageTranslator(Place.Language language) {

    Translation of(MessagePattern pattern) {
        Translation any = Translation.NOTHING;
        for (Matcher alternative : pattern.matcher.alternatives()) {
            any = any.or(all((MapMatcher) alternative));
        }
        return any;
    }

    private Translation all(MapMatcher fields) {
        Translation all = Translation.EVERYTHING;
        for (int i = 0; i < fields.keys.length; i++) {
            all = all.and(of(fields.keys[i], fields.matchers[i]));
        }
        return all;
    }

    private Translation of(String field, Matcher matcher) {
        String label = "message." + field;
        boolean isAttribute = field.startsWith(MessageFields.ATTRIBUTES);
        if (isAttribute && language.isOfAttributes()) {
            String name = field.substring(MessageFields.ATTRIBUTES.length());
            return MatcherTranslator.translate(matcher, Place.ofAttribute(language, name, label));
        }
        String reason = isAttribute ? "the target does not see message attributes" : "no target sees topic and subject";
        return Translation.EVERYTHING.widened(new Translation.Widened(label, matcher.toString(), reason));
    }
}
