package io.sqsmega.benchmarks;

import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.anyOf;
import static io.sqsmega.match.Matchers.endsWith;
import static io.sqsmega.match.Matchers.eq;
import static io.sqsmega.match.Matchers.equalsIgnoreCase;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.startsWith;
import static io.sqsmega.match.Matchers.wildcard;

import java.util.ArrayList;
import java.util.List;

/** The kinds of rules of the bank, five rules each; the last has all of them. */
enum Kind {
    EXACT {
        @Override
        Rule rule(int i) {
            String id = Parcels.id(1_000 + 7 * i);
            return Term.rule(new Term("land", "id", eq(id), quoted(id)));
        }
    },
    WILDCARD {
        @Override
        Rule rule(int i) {
            String text = Parcels.street(i).substring(0, 1) + "*"
                    + Parcels.street(i + 5).substring(3) + "*";
            return Term.rule(Term.street(wildcard(text), "{\"wildcard\":" + quoted(text) + "}"));
        }
    },
    PREFIX {
        @Override
        Rule rule(int i) {
            String text = Parcels.street(i).substring(0, 3);
            return Term.rule(Term.street(startsWith(text), "{\"prefix\":" + quoted(text) + "}"));
        }
    },
    SUFFIX {
        @Override
        Rule rule(int i) {
            String text = Parcels.street(i).substring(2);
            return Term.rule(Term.street(endsWith(text), "{\"suffix\":" + quoted(text) + "}"));
        }
    },
    IGNORE_CASE {
        @Override
        Rule rule(int i) {
            String text = mixedCase(Parcels.street(i));
            return Term.rule(Term.street(equalsIgnoreCase(text), "{\"equals-ignore-case\":" + quoted(text) + "}"));
        }
    },
    NUMERIC {
        @Override
        Rule rule(int i) {
            return Term.rule(value(100_000 * i));
        }
    },
    ANYTHING_BUT {
        @Override
        Rule rule(int i) {
            String one = Parcels.street(i);
            String other = Parcels.street(i + 20);
            return Term.rule(Term.street(
                    not(oneOf(one, other)), "{\"anything-but\":[" + quoted(one) + "," + quoted(other) + "]}"));
        }
    },
    ANYTHING_BUT_IGNORE_CASE {
        @Override
        Rule rule(int i) {
            String one = mixedCase(Parcels.street(i));
            String other = mixedCase(Parcels.street(i + 20));
            return Term.rule(Term.street(
                    not(anyOf(equalsIgnoreCase(one), equalsIgnoreCase(other))),
                    "{\"anything-but\":{\"equals-ignore-case\":[" + quoted(one) + "," + quoted(other) + "]}}"));
        }
    },
    ANYTHING_BUT_PREFIX {
        @Override
        Rule rule(int i) {
            String text = Parcels.street(i).substring(0, 2);
            return Term.rule(
                    Term.street(not(startsWith(text)), "{\"anything-but\":{\"prefix\":" + quoted(text) + "}}"));
        }
    },
    ANYTHING_BUT_SUFFIX {
        @Override
        Rule rule(int i) {
            String text = Parcels.street(i).substring(3);
            return Term.rule(Term.street(not(endsWith(text)), "{\"anything-but\":{\"suffix\":" + quoted(text) + "}}"));
        }
    },
    ANYTHING_BUT_WILDCARD {
        @Override
        Rule rule(int i) {
            String text = "*" + Parcels.street(i).substring(1, 3) + "*";
            return Term.rule(
                    Term.street(not(wildcard(text)), "{\"anything-but\":{\"wildcard\":" + quoted(text) + "}}"));
        }
    },
    NESTED_ARRAYS {
        @Override
        Rule rule(int i) {
            return Term.rule(corner(i));
        }
    },
    SOME_TOGETHER {
        @Override
        Rule rule(int i) {
            String prefix = Parcels.street(i).substring(0, 2);
            return Term.rule(
                    Term.street(startsWith(prefix), "{\"prefix\":" + quoted(prefix) + "}"),
                    new Term("land", "side", eq("E"), quoted("E")),
                    corner(i));
        }
    },
    ALL_TOGETHER {
        @Override
        Rule rule(int i) {
            Kind[] kinds = values();
            return kinds[i / RULES].rule(i % RULES);
        }

        @Override
        List<Rule> rules() {
            return rules(RULES * (values().length - 1));
        }
    };

    private static final int RULES = 5;

    abstract Rule rule(int i);

    List<Rule> rules() {
        return rules(RULES);
    }

    List<Rule> rules(int count) {
        List<Rule> rules = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rules.add(rule(i));
        }
        return rules;
    }

    private static Term value(int lower) {
        int upper = lower + 40_000;
        return new Term("land", "value", allOf(gte(lower), lt(upper)), range(lower + "", upper + ""));
    }

    /** Returns a range that contains some corner of the parcel. */
    private static Term corner(int i) {
        double lower = -122.5 + i / 50.0;
        double upper = lower + 1 / 64.0;
        return new Term(
                "outline", "ring", anyItem(anyItem(allOf(gte(lower), lt(upper)))), range(lower + "", upper + ""));
    }

    private static String range(String lower, String upper) {
        return "{\"numeric\":[\">=\"," + lower + ",\"<\"," + upper + "]}";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String mixedCase(String text) {
        return text.charAt(0) + text.substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
