package io.sqsmega.cdk;

import java.util.Objects;
import software.constructs.IConstruct;

/** The CloudFormation resource inside a construct, for the properties that the construct has no prop for. */
final class DefaultChild {
    private DefaultChild() {}

    static <T extends IConstruct> T of(IConstruct construct, Class<T> type) {
        return type.cast(Objects.requireNonNull(
                construct.getNode().getDefaultChild(),
                () -> "a resource must be in " + construct.getNode().getPath()));
    }
}
