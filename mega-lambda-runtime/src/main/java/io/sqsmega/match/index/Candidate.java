package io.sqsmega.match.index;

/** A conjunction at its place in the index. The path there has proved all its conditions except the rest. */
final class Candidate extends Step {
    final Conjunction conjunction;
    /** The remaining conditions, in the order of their checks. */
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
