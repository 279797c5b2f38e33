package io.sqsmega.match.index;

/** A step of a search: the candidates to try once the path to it matches the document. Immutable. */
abstract sealed class Step permits Candidate, Node {
    abstract void search(Evaluation evaluation);
}
