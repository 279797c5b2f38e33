package io.sqsmega.cdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/**
 * The findings of the checks of one construct: errors, which are reported together and stop the synthesis, and
 * warnings, which the CDK prints and an author can acknowledge. Not thread-safe.
 */
final class Findings {
    private final String path;
    private final List<String> errors = new ArrayList<>();
    private final Map<String, String> warnings = new LinkedHashMap<>();

    Findings(Construct scope, String id) {
        String parent = scope.getNode().getPath();
        this.path = parent.isEmpty() ? id : parent + "/" + id;
    }

    void error(String problem) {
        errors.add(Known.withoutTokens(problem));
    }

    void require(boolean rule, String problem) {
        if (!rule) {
            error(problem);
        }
    }

    /** Accepts only whole numbers within the limits. Unknown values pass: they are resolved at deploy time. */
    void between(String prop, @Nullable Number value, long least, long most) {
        Long known = Known.number(value);
        boolean whole = value == null || known == null || known == value.doubleValue();
        require(
                known == null || (known >= least && known <= most && whole),
                prop + " must be " + least + " to " + most + (whole ? "" : ", a whole number") + ", got " + value);
    }

    /**
     * Accepts only durations within the limits, which are in seconds. Unknown values pass: they are resolved at deploy
     * time.
     */
    void between(String prop, @Nullable Duration value, long least, long most) {
        Double known = Known.seconds(value);
        require(
                known == null || (known >= least && known <= most),
                prop + " must be " + least + " to " + most + " seconds, got " + Known.text(value));
    }

    void warning(String id, String text) {
        warnings.put(id, Known.withoutTokens(text));
    }

    void throwIfErrors() {
        if (!errors.isEmpty()) {
            throw new InvalidPropsException(path, errors);
        }
    }

    void annotate(Construct construct) {
        warnings.forEach((id, text) -> Annotations.of(construct).addWarningV2("sqsmega:" + id, text));
    }
}
