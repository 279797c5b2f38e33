/**
 * Patterns: a pattern decides whether a subscriber wants a payload and explains why not.
 *
 * <p>A user writes {@link io.sqsmega.match.EventPattern}, {@link io.sqsmega.match.ObjectPattern} and
 * {@link io.sqsmega.match.DataPattern} of payloads, and {@link io.sqsmega.match.MessagePattern} of what is around them,
 * with {@link io.sqsmega.match.Matchers}. They use a closed set of small {@link io.sqsmega.match.Matcher} classes, one
 * for each kind of predicate: {@link io.sqsmega.match.index.PatternIndex}, which matches all patterns at once, needs
 * their structure.
 *
 * <p>The equivalents of the operators of Amazon SNS filter policies, Amazon EventBridge patterns and event-ruler:
 *
 * <table>
 *   <caption>Operators and their equivalents</caption>
 *   <tr><th>SNS, EventBridge</th><th>here</th></tr>
 *   <tr><td>{@code ["a"]}</td><td>{@code "a"}</td></tr>
 *   <tr><td>{@code [true]}</td><td>{@code true}</td></tr>
 *   <tr><td>{@code [null]}</td><td>{@code oneOf((Object) null)}</td></tr>
 *   <tr><td>{@code [""]}</td><td>{@code wildcard("")}</td></tr>
 *   <tr><td>{@code [5]}</td><td>{@code 5}</td></tr>
 *   <tr><td>{@code [5]}</td><td>{@code allOf(5, not(wildcard("*")))}</td></tr>
 *   <tr><td>{@code ["a", "b"]}</td><td>{@code oneOf("a", "b")}</td></tr>
 *   <tr><td>{@code ["a", 5, null]}</td><td>{@code oneOf("a", 5, null)}</td></tr>
 *   <tr><td>{@code [{"prefix": "a"}]}</td><td>{@code startsWith("a")}</td></tr>
 *   <tr><td>{@code [{"suffix": "a"}]}</td><td>{@code endsWith("a")}</td></tr>
 *   <tr><td>{@code [{"wildcard": "a*b"}]}</td><td>{@code wildcard("a*b")}</td></tr>
 *   <tr><td>{@code [{"equals-ignore-case": "a"}]}</td><td>{@code equalsIgnoreCase("a")}</td></tr>
 *   <tr><td>{@code [{"prefix": {"equals-ignore-case": "a"}}]}</td><td>{@code match("(?i)a")}</td></tr>
 *   <tr><td>{@code [{"suffix": {"equals-ignore-case": "a"}}]}</td><td>{@code match("(?is).*a$")}</td></tr>
 *   <tr><td>{@code [{"anything-but": "a"}]}</td><td>{@code oneOf(not("a"))}</td></tr>
 *   <tr><td>{@code [{"anything-but": ["a", "b"]}]}</td><td>{@code oneOf(not(oneOf("a", "b")))}</td></tr>
 *   <tr><td>{@code [{"anything-but": 5}]}</td><td>{@code oneOf(not(5))}</td></tr>
 *   <tr><td>{@code [{"anything-but": {"prefix": "a"}}]}</td><td>{@code oneOf(not(startsWith("a")))}</td></tr>
 *   <tr><td>{@code [{"anything-but": {"suffix": "a"}}]}</td><td>{@code oneOf(not(endsWith("a")))}</td></tr>
 *   <tr><td>{@code [{"anything-but": {"wildcard": "a*b"}}]}</td><td>{@code oneOf(not(wildcard("a*b")))}</td></tr>
 *   <tr><td>{@code [{"anything-but": {"equals-ignore-case": "a"}}]}</td><td>{@code oneOf(not(equalsIgnoreCase("a")))}</td></tr>
 *   <tr><td>{@code [{"numeric": ["=", 5]}]}</td><td>{@code 5}</td></tr>
 *   <tr><td>{@code [{"numeric": [">", 0]}]}</td><td>{@code gt(0)}</td></tr>
 *   <tr><td>{@code [{"numeric": [">=", 0]}]}</td><td>{@code gte(0)}</td></tr>
 *   <tr><td>{@code [{"numeric": ["<", 5]}]}</td><td>{@code lt(5)}</td></tr>
 *   <tr><td>{@code [{"numeric": ["<=", 5]}]}</td><td>{@code lte(5)}</td></tr>
 *   <tr><td>{@code [{"numeric": [">=", 0, "<=", 5]}]}</td><td>{@code between(0, 5)}</td></tr>
 *   <tr><td>{@code [{"numeric": [">", 0, "<", 5]}]}</td><td>{@code allOf(gt(0), lt(5))}</td></tr>
 *   <tr><td>{@code [{"cidr": "10.0.0.0/8"}]}</td><td>{@code cidr("10.0.0.0/8")}</td></tr>
 *   <tr><td>{@code [{"exists": true}]}</td><td>{@code oneOf(present())}</td></tr>
 *   <tr><td>{@code [{"exists": false}]}</td><td>{@code not(anyOf(oneOf(present()), anyItem(oneOf(present()))))}</td></tr>
 *   <tr><td>{@code {"a": [{"exists": false}]}}</td><td>{@code not(Map.of("a", oneOf(present())))}</td></tr>
 *   <tr><td>{@code {"a": ["a"]}}</td><td>{@code Map.of("a", "a")}</td></tr>
 *   <tr><td>{@code {"$or": [{"a": ["a"]}, {"b": [{"prefix": "b"}]}]}}</td><td>{@code DataPattern.anyOf(DataPattern.of(…), DataPattern.of(…))}</td></tr>
 * </table>
 *
 * <p>Differences:
 *
 * <ul>
 *   <li>There, a rule for a list matches any item. Here, put {@code anyItem(…)} around the matcher of the table:
 *       {@code ["a", "b"]} on a list is {@code anyItem(oneOf("a", "b"))}. The row of {@code exists: false} applies to
 *       lists unchanged.
 *   <li>There, a string never compares with a number. Here {@code "5"} matches {@code 5} and {@code gt(0)};
 *       {@code allOf(5, not(wildcard("*")))} excludes strings.
 *   <li>There, {@code null}, {@code ""} and a missing field are different. Here {@code eq(null)} also matches a missing
 *       field, and {@code eq("")} also null.
 *   <li>There, objects, {@code {}} and {@code []} do not exist, and neither does a field below a missing parent. For a
 *       field that is a scalar or missing, {@code present()} and {@code absent()} mean {@code exists}.
 *   <li>{@code exists: true} of an SNS policy for bodies matches a value that is neither null nor empty:
 *       {@code oneOf(not(empty()))}.
 * </ul>
 *
 * <p>Some things there have no equivalent: a list within a list counts as one list (here one {@code anyItem} goes down
 * one level); a dot in a key is a path, so that {@code "a.b"} and an object under {@code "a"} are one (here a dot is
 * part of the key); if a field occurs twice, either value matches (here the last one). Characters beyond ASCII may
 * differ when case is ignored.
 *
 * <p>{@code match.value} compares values, {@code match.regex} runs regular expressions, and {@code match.index} finds,
 * of many patterns, those that match. Depends on the first two, {@code message} and {@code payload}.
 */
@NullMarked
package io.sqsmega.match;

import org.jspecify.annotations.NullMarked;
