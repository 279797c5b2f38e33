package io.sqsmega.cdk;

import java.util.List;

/**
 * Props that could not be deployed, or not as they were meant. Thrown while the app is synthesised, by {@code build()},
 * before anything of the construct is there. It names everything that is wrong at once: the prop, what is allowed, the
 * value it got, and the path of the construct.
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

    /** One sentence for each thing that is wrong, without the path. Never empty. */
    public List<String> problems() {
        return problems;
    }

    private static String message(String path, List<String> problems) {
        return problems.size() == 1
                ? problems.get(0) + " at " + path
                : problems.size() + " problems at " + path + ":\n- " + String.join("\n- ", problems);
    }
}
