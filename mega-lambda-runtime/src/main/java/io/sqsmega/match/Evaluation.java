package io.sqsmega.match;

import io.sqsmega.select.Selected;
import java.util.Arrays;

/**
 * The scratch for matching one document after the other. What a condition said of a document is kept with the
 * document's number, so nothing has to be cleared before the next one. Not thread-safe.
 */
final class Evaluation {
    /** The numbers are shifted by one bit. */
    private static final int LAST_DOCUMENT = Integer.MAX_VALUE >> 1;

    final Selected selected;
    private final Step root;
    /** Of each condition: the last document it was asked about, and the answer in the lowest bit. */
    private final int[] answers;
    /** Of each conjunction: the last document it was tried with. */
    private final int[] tried;

    private final Matches matches;
    private int document;
    private int evaluated;

    Evaluation(DocumentIndex index) {
        this.selected = new Selected(index.selection);
        this.root = index.root;
        this.answers = new int[index.conditions];
        this.tried = new int[index.conjunctions];
        this.matches = new Matches(index.subscribers);
    }

    /** The subscribers that want the document in {@link #selected}: ascending, each once. */
    int[] match() {
        if (document == LAST_DOCUMENT) {
            Arrays.fill(answers, 0);
            Arrays.fill(tried, 0);
            document = 0;
        }
        document++;
        evaluated = 0;
        matches.clear();
        root.search(this);
        return matches.toArray();
    }

    /** How many conditions had to be evaluated for the last document. */
    int evaluated() {
        return evaluated;
    }

    /** By several ways one may come to the same conjunction, as by a number and the string that it is written with. */
    void test(Candidate candidate) {
        Conjunction conjunction = candidate.conjunction;
        if (tried[conjunction.number] != document) {
            tried[conjunction.number] = document;
            if (hold(candidate.rest)) {
                matches.add(conjunction);
            }
        }
    }

    private boolean hold(Condition[] conditions) {
        for (Condition condition : conditions) {
            if (!holds(condition)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Condition condition) {
        int answer = answers[condition.number];
        if (answer >>> 1 == document) {
            return (answer & 1) != 0;
        }
        evaluated++;
        Object value = selected.has(condition.slot) ? selected.get(condition.slot) : Missing.VALUE;
        boolean holds = condition.matcher.matches(value);
        answers[condition.number] = document << 1 | (holds ? 1 : 0);
        return holds;
    }
}
