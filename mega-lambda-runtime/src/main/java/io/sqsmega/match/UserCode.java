package io.sqsmega.match;

import io.sqsmega.Internal;

/**
 * Whether a matcher runs code of the user's, or of the JDK without a bound on its time: what may be slow, may throw,
 * and shall therefore run under the eyes of whoever delivers to that subscriber.
 *
 * @hidden
 */
@Internal
public final class UserCode {
    private UserCode() {}

    public static boolean isIn(Matcher matcher) {
        if (matcher instanceof Satisfies || matcher instanceof JavaRegex) {
            return true;
        } else if (matcher instanceof Not not) {
            return isIn(not.matcher);
        } else if (matcher instanceof AnyItem items) {
            return isIn(items.item);
        } else if (matcher instanceof EveryItem items) {
            return isIn(items.item);
        } else if (matcher instanceof EmbeddedJson json) {
            return isIn(json.document);
        } else if (matcher instanceof AllOf allOf) {
            return isIn(allOf.parts);
        } else if (matcher instanceof AnyOf anyOf) {
            return isIn(anyOf.alternatives);
        } else if (matcher instanceof OneOf oneOf) {
            return isIn(oneOf.options);
        } else if (matcher instanceof EqualsList list) {
            return isIn(list.items);
        }
        return matcher instanceof MapMatcher fields && isIn(fields.matchers);
    }

    public static boolean isIn(Disjunction alternatives) {
        for (Criterion[] conjunction : alternatives.conjunctions) {
            for (Criterion term : conjunction) {
                if (isIn(term.matcher)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isIn(Matcher[] matchers) {
        for (Matcher matcher : matchers) {
            if (isIn(matcher)) {
                return true;
            }
        }
        return false;
    }
}
