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
 * A condition on one field of a parcel.
 *
 * @param section the section of the field
 * @param field its name in the section
 * @param matcher the matcher of the field
 * @param forEventRuler the same condition, as one element of event-ruler's list for a field
 */
record Term(String section, String field, Matcher matcher, String forEventRuler) {

    static Term street(Matcher matcher, String forEventRuler) {
        return new Term("land", "street", matcher, forEventRuler);
    }

    /** Returns a rule with all the terms, each for another field. */
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
