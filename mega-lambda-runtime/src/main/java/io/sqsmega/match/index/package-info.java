/**
 * {@link io.sqsmega.match.index.PatternIndex} finds, of many patterns, those that match. It splits them
 * ({@code Conditions}, {@code EventConditions}) into conditions on the slots of a projection, merges equal
 * conjunctions, and places each conjunction ({@code SplitSelector}) where it has the fewest neighbours: by one of the
 * ways of {@code AccessPath}, which are a value, a text in any case, its prefix or suffix, a range of numbers, an item
 * of a list, or the presence of a field. A search goes from the root to the {@code Step}s that the document's values
 * lead to, and evaluates the conditions that the path has not proved. No value leads to a negation, because a negation
 * holds for missing fields; if many are tried together, those that a value denies are looked up
 * ({@code NegationIndex}).
 *
 * <p>Depends on {@code match}, {@code match.value}, {@code message}, {@code projection} and {@code payload}.
 */
@NullMarked
package io.sqsmega.match.index;

import org.jspecify.annotations.NullMarked;
