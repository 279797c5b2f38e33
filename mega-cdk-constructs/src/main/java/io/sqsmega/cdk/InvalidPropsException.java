package io.sqsmega.cdk;

import java.util.List;

/**
 * Thrown by {@code build()} for props that could not be deployed, or not with the intended effect. It is thrown during
 * synthesis, before the construct creates anything. It reports all errors at once: the prop, the allowed values, the
 * given value, and the path of the construct.
 *
 * @since 0.1
 */
public final class InvalidPropsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidPropsException(String path, List<String> problems) {
        super(message(path, problems));
        this.problems = List.copyOf(problems);
    }

    /** {@return one sentence for each error, without the path} Never empty. */
    public List<String> problems() {
        return problems;
    }

    private static String message(String path, List<String> problems) {
        return problems.size() == 1
                ? problems.get(0) + " at " + path
                : problems.size() + " problems at " + path + ":\n- " + String.join("\n- ", problems);
    }
}
