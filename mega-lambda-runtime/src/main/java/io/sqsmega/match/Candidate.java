package io.sqsmega.match;

/** A conjunction at a node of the index: the way there has proved all of its conditions but the rest. */
final class Candidate {
    final Conjunction conjunction;
    final Condition[] rest;

    Candidate(Conjunction conjunction, Condition[] rest) {
        this.conjunction = conjunction;
        this.rest = rest;
    }
}
