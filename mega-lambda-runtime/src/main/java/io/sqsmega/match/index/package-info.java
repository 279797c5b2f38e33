/**
 * {@link io.sqsmega.match.index.PatternIndex} finds, of many patterns, those that match. It takes them apart
 * ({@code Conditions}, {@code EventConditions}) into conditions on the slots of a projection, makes one conjunction of
 * equal ones, and places each conjunction ({@code SplitSelector}) where the fewest others are met: by one of the ways
 * of {@code AccessPath}, which are a value, a text in any case, its beginning or end, a range of numbers, an item of a
 * list, or the presence of a field. A search goes from the root to the {@code Step}s that the document's values lead
 * to, and evaluates there what the way has not proved. No value leads to a negation, since that holds for missing
 * fields; of many at one place, those that the value denies are looked up ({@code NegationIndex}).
 *
 * <p>Depends on {@code match}, {@code match.value}, {@code projection} and {@code payload}.
 */
@NullMarked
package io.sqsmega.match.index;

import org.jspecify.annotations.NullMarked;
