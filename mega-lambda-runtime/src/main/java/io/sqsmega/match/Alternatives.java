package io.sqsmega.match;

import io.sqsmega.payload.MegaPayload;
import java.util.ArrayList;
import java.util.List;

/** A pattern over a MEGA payload: the terms of at least one of its conjunctions all match. */
final class Alternatives {
    final Term[][] conjunctions;

    private Alternatives(Term[][] conjunctions) {
        this.conjunctions = conjunctions;
    }

    static Alternatives of(Term... conjunction) {
        return new Alternatives(new Term[][] {conjunction});
    }

    static Alternatives joined(List<Alternatives> patterns) {
        List<Term[]> conjunctions = new ArrayList<>();
        for (Alternatives pattern : patterns) {
            for (Term[] conjunction : pattern.conjunctions) {
                conjunctions.add(conjunction);
            }
        }
        return new Alternatives(conjunctions.toArray(new Term[0][]));
    }

    boolean matches(MegaPayload payload) {
        for (Term[] conjunction : conjunctions) {
            if (matches(conjunction, payload)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Term[] conjunction, MegaPayload payload) {
        for (Term term : conjunction) {
            if (!term.matches(payload)) {
                return false;
            }
        }
        return true;
    }

    List<Mismatch> explain(MegaPayload payload) {
        NearestAlternatives nearest = new NearestAlternatives();
        for (Term[] conjunction : conjunctions) {
            List<Mismatch> mismatches = new ArrayList<>();
            for (Term term : conjunction) {
                term.explain(payload, mismatches);
            }
            nearest.add(mismatches);
        }
        return nearest.toList();
    }

    /** @param anything the words for a pattern without terms */
    String words(String anything) {
        if (conjunctions.length == 1) {
            return words(conjunctions[0], anything);
        }
        StringBuilder words = new StringBuilder();
        for (Term[] conjunction : conjunctions) {
            words.append(words.isEmpty() ? "(" : " or (")
                    .append(words(conjunction, anything))
                    .append(')');
        }
        return words.toString();
    }

    private static String words(Term[] conjunction, String anything) {
        StringBuilder words = new StringBuilder();
        for (Term term : conjunction) {
            words.append(words.isEmpty() ? "" : " and ").append(term.words());
        }
        return words.isEmpty() ? anything : words.toString();
    }
}
