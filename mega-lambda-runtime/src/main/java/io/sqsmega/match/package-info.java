/**
 * Is it for me? A pattern looks at a payload and says whether a subscriber wants it, and if not, why.
 *
 * <p>A user writes patterns with {@link io.sqsmega.match.EventPattern}, {@link io.sqsmega.match.ObjectPattern} and
 * {@link io.sqsmega.match.DataPattern} out of {@link io.sqsmega.match.Matchers}. Behind them stands a closed set of
 * small {@link io.sqsmega.match.Matcher} classes, one for each kind of predicate, whose fields can be read inside this
 * package: {@link io.sqsmega.match.PatternIndex}, which matches all patterns at once, needs their structure.
 *
 * <p>The operators of Amazon SNS filter policies and Amazon EventBridge patterns, and what they are here:
 *
 * <table>
 *   <caption>Operators and their equivalents</caption>
 *   <tr><th>SNS, EventBridge</th><th>here</th></tr>
 *   <tr><td>{@code ["a"]}, {@code [1]}, {@code [null]}, {@code [true]}</td><td>{@code "a"}, {@code 1}, {@code null}, {@code true}</td></tr>
 *   <tr><td>{@code ["a", "b"]}</td><td>{@code oneOf("a", "b")}</td></tr>
 *   <tr><td>the same on a list of the payload</td><td>{@code anyItem(oneOf("a", "b"))}</td></tr>
 *   <tr><td>{@code prefix}, {@code suffix}</td><td>{@code startsWith("a")}, {@code endsWith("a")}</td></tr>
 *   <tr><td>{@code equals-ignore-case}</td><td>{@code equalsIgnoreCase("a")}</td></tr>
 *   <tr><td>{@code prefix}, {@code suffix} with {@code equals-ignore-case}</td><td>{@code match("(?i)a")}, {@code match("(?is).*a$")}</td></tr>
 *   <tr><td>{@code wildcard}</td><td>{@code wildcard("a*b")}</td></tr>
 *   <tr><td>{@code anything-but}, with values, {@code prefix}, {@code suffix}, {@code wildcard} or {@code equals-ignore-case}</td><td>{@code allOf(present(), not(…))}</td></tr>
 *   <tr><td>{@code numeric}: {@code =}, {@code >}, {@code >=}, {@code <}, {@code <=}</td><td>{@code eq}, {@code gt}, {@code gte}, {@code lt}, {@code lte}</td></tr>
 *   <tr><td>{@code numeric} with two bounds</td><td>{@code between(1, 5)}, {@code allOf(gt(0), lte(5))}</td></tr>
 *   <tr><td>{@code exists: true}, {@code exists: false}</td><td>{@code present()}, {@code absent()}</td></tr>
 *   <tr><td>{@code cidr}</td><td>{@code cidr("10.0.0.0/8")}</td></tr>
 *   <tr><td>{@code $or}</td><td>{@code anyOf(…)}, {@code EventPattern.anyOf(…)}, {@code DataPattern.anyOf(…)}</td></tr>
 * </table>
 *
 * <p>{@link io.sqsmega.match.PatternIndex} finds, of many patterns, those that match. It takes them apart
 * ({@code Conditions}, {@code EventConditions}) into conditions on the slots of a selection, makes one conjunction of
 * equal ones, and files each conjunction ({@code Survey}) where the fewest others are met: by one of the ways of
 * {@code Access}, which are a value, a text in any case, its beginning or end, a range of numbers, an item of a list,
 * or the presence of a field. A search goes from the root to the {@code Step}s that the document's values lead to, and
 * evaluates there what the way has not proved. No value leads to a negation, since that holds for missing fields; of
 * many at one place, those that the value denies are looked up ({@code Denials}).
 *
 * <p>Depends on {@code io.sqsmega.payload} and {@code io.sqsmega.select}.
 */
@NullMarked
package io.sqsmega.match;

import org.jspecify.annotations.NullMarked;
