package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.payload.MegaPayload;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern over a MEGA payload. It matches if all criteria of at least one of its conjunctions match.
 *
 * @hidden
 */
@Internal
public final class Disjunction {
    public final Criterion[][] conjunctions;

    private Disjunction(Criterion[][] conjunctions) {
        this.conjunctions = conjunctions;
    }

    static Disjunction of(Criterion... conjunction) {
        return new Disjunction(new Criterion[][] {conjunction});
    }

    static Disjunction joined(List<Disjunction> patterns) {
        List<Criterion[]> conjunctions = new ArrayList<>();
        for (Disjunction pattern : patterns) {
            for (Criterion[] conjunction : pattern.conjunctions) {
                conjunctions.add(conjunction);
            }
        }
        return new Disjunction(conjunctions.toArray(new Criterion[0][]));
    }

    boolean matches(MegaPayload payload) {
        for (Criterion[] conjunction : conjunctions) {
            if (matches(conjunction, payload)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Criterion[] conjunction, MegaPayload payload) {
        for (Criterion term : conjunction) {
            if (!term.matches(payload)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether one of the matchers runs user code; see {@link Matcher#runsUserCode}. */
    public boolean runsUserCode() {
        for (Criterion[] conjunction : conjunctions) {
            for (Criterion term : conjunction) {
                if (term.matcher.runsUserCode()) {
                    return true;
                }
            }
        }
        return false;
    }

    List<Mismatch> explain(MegaPayload payload) {
        NearestAlternatives nearest = new NearestAlternatives();
        for (Criterion[] conjunction : conjunctions) {
            List<Mismatch> mismatches = new ArrayList<>();
            for (Criterion term : conjunction) {
                term.explain(payload, mismatches);
            }
            nearest.add(mismatches);
        }
        return nearest.toList();
    }

    /** @param anything the words for a pattern without criteria */
    String words(String anything) {
        if (conjunctions.length == 1) {
            return words(conjunctions[0], anything);
        }
        StringBuilder words = new StringBuilder();
        for (Criterion[] conjunction : conjunctions) {
            words.append(words.isEmpty() ? "(" : " or (")
                    .append(words(conjunction, anything))
                    .append(')');
        }
        return words.toString();
    }

    private static String words(Criterion[] conjunction, String anything) {
        StringBuilder words = new StringBuilder();
        for (Criterion term : conjunction) {
            words.append(words.isEmpty() ? "" : " and ").append(term.words());
        }
        return words.isEmpty() ? anything : words.toString();
    }
}
