package io.sqsmega.cdk;

import java.util.Objects;
import software.constructs.IConstruct;

/** Returns the CloudFormation resource inside a construct, to set properties for which the construct has no prop. */
final class DefaultChild {
    private DefaultChild() {}

    static <T extends IConstruct> T of(IConstruct construct, Class<T> type) {
        return type.cast(Objects.requireNonNull(
                construct.getNode().getDefaultChild(),
                () -> "a resource must be in " + construct.getNode().getPath()));
    }
}
