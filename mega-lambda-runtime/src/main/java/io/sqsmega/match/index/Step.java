package io.sqsmega.match.index;

/** Where a search goes on: what has to be tried once the way here fits the document. Immutable. */
abstract sealed class Step permits Candidate, Node {
    abstract void search(Evaluation evaluation);
}
