package io.sqsmega.cdk;

import software.amazon.awscdk.services.iam.IRole;
import software.constructs.IConstruct;

/** What the CDK does not say of a role. */
final class Roles {
    static final String IMMUTABLE =
            "The function's role cannot be changed here (mutable(false), or a role of another account), so that it is not allowed to consume from the queue: allow it where the role is made.";

    private Roles() {}

    /**
     * Whether grants to the role are dropped in silence. The CDK says they succeed, and its class for such roles is
     * private; it puts the role that is behind one beside it, or names it so.
     */
    static boolean isImmutable(IRole role) {
        String id = role.getNode().getId();
        IConstruct scope = role.getNode().getScope();
        return id.startsWith("ImmutableRole")
                || (scope != null && scope.getNode().tryFindChild("MutableRole" + id) != null);
    }
}
