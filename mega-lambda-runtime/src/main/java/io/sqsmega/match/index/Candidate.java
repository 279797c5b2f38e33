package io.sqsmega.match.index;

/** A conjunction at its place in the index: the way there has proved all of its conditions but the rest. */
final class Candidate extends Step {
    final Conjunction conjunction;
    /** In the order in which they are to be checked. */
    final Condition[] rest;

    Candidate(Conjunction conjunction, Condition[] rest) {
        this.conjunction = conjunction;
        this.rest = rest;
    }

    @Override
    void search(Evaluation evaluation) {
        evaluation.test(this);
    }
}
