package io.sqsmega.match.index;

import io.sqsmega.match.value.Missing;
import io.sqsmega.message.Message;
import io.sqsmega.projection.ProjectedValues;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The working memory for matching documents one after the other. Answers of conditions are stored with the number of
 * the document, so that nothing must be cleared before the next one. Not thread-safe.
 */
final class Evaluation {
    /** The largest number of a document; numbers are shifted by one bit. */
    private static final int LAST_DOCUMENT = Integer.MAX_VALUE >> 1;

    final ProjectedValues selected;
    private final @Nullable MessageSlots around;
    private final Step root;
    private final @Nullable Step[] denials;
    /** For each condition: the last document it was evaluated for, and the answer in the lowest bit. */
    private final int[] answers;
    /** For each conjunction: the last document it was tried with. */
    private final int[] tried;

    /** For each node: the last document it was entered with. */
    private final int[] entered;

    private final Matches matches;
    private int document;
    private int evaluated;

    Evaluation(DocumentIndex index) {
        this.selected = new ProjectedValues(index.selection);
        this.around = index.around;
        this.root = index.root;
        this.denials = index.denials;
        this.answers = new int[index.conditions];
        this.tried = new int[index.conjunctions];
        this.entered = new int[index.nodes];
        this.matches = new Matches(index.subscribers);
    }

    /** Returns the subscribers that want the document in this message, whose slots are filled here. */
    int[] match(Message message) {
        if (around != null) {
            around.fill(selected, message);
        }
        return match();
    }

    /** Returns the subscribers that want the document in {@link #selected}: ascending, each once. */
    int[] match() {
        if (document == LAST_DOCUMENT) {
            Arrays.fill(answers, 0);
            Arrays.fill(tried, 0);
            Arrays.fill(entered, 0);
            document = 0;
        }
        document++;
        evaluated = 0;
        matches.clear();
        root.search(this);
        return matches.toArray();
    }

    /** Returns the number of conditions that were evaluated for the last document. */
    int evaluated() {
        return evaluated;
    }

    /**
     * Returns whether the document leads to this node for the first time: several items of a list may lead to the same
     * node.
     */
    boolean enter(int node) {
        boolean first = entered[node] != document;
        entered[node] = document;
        return first;
    }

    /**
     * Tests a conjunction, unless it was tested before: several paths may lead to the same one, for example a number
     * and its string.
     */
    void test(Candidate candidate) {
        Conjunction conjunction = candidate.conjunction;
        if (tried[conjunction.number] != document) {
            tried[conjunction.number] = document;
            if (hold(candidate.rest)) {
                follow(conjunction);
            }
        }
    }

    private void follow(Conjunction conjunction) {
        if (conjunction.denied == null) {
            matches.add(conjunction);
        } else {
            answers[conjunction.denied.number] = document << 1;
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
        Step denial = condition.number < denials.length ? denials[condition.number] : null;
        boolean holds = (denial == null || isOfItems(condition)) ? evaluate(condition) : !isDenied(condition, denial);
        answers[condition.number] = document << 1 | (holds ? 1 : 0);
        return holds;
    }

    /** Returns whether the value is a list in which one item can match what another item denies. */
    private boolean isOfItems(Condition condition) {
        return condition.isOfEachItem && selected.get(condition.slot) instanceof Collection;
    }

    private boolean evaluate(Condition condition) {
        evaluated++;
        Object value = selected.has(condition.slot) ? selected.get(condition.slot) : Missing.VALUE;
        return condition.matcher.matches(value);
    }

    /** Returns whether a negation does not hold. Searches once for all negations of the slot. */
    private boolean isDenied(Condition negation, Step denial) {
        denial.search(this);
        return answers[negation.number] >>> 1 == document;
    }
}
