package io.sqsmega.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Matcher;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one field of a parcel must be.
 *
 * @param section where the field lies
 * @param field its name there
 * @param matcher what the field must be
 * @param forEventRuler the same, one element of the list that event-ruler has for a field
 */
record Term(String section, String field, Matcher matcher, String forEventRuler) {

    static Term street(Matcher matcher, String forEventRuler) {
        return new Term("land", "street", matcher, forEventRuler);
    }

    /** A rule that wants all of the terms, each of another field. */
    static Rule rule(Term... terms) {
        Map<String, Map<String, @Nullable Object>> pattern = new LinkedHashMap<>();
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        for (Term term : terms) {
            pattern.computeIfAbsent(term.section, section -> new LinkedHashMap<>())
                    .put(term.field, term.matcher);
            JsonNode alternative = Jackson.tree(term.forEventRuler);
            rule.withObjectProperty(term.section).putArray(term.field).add(alternative);
        }
        return Rule.of(DataPattern.of(pattern), rule.toString());
    }
}
