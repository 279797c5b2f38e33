package io.sqsmega.cdk;

import software.amazon.awscdk.services.iam.IRole;
import software.constructs.IConstruct;

/** What the CDK does not say of a role. */
final class Roles {
    /** What Lambda needs of a queue, and what backoff does. */
    static final String CONSUME =
            "sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes and sqs:ChangeMessageVisibility";

    /** Everything that a function needs which cannot be allowed it here. */
    static final String ALLOW = "allow " + CONSUME + " on the queue, and sqs:SendMessage on the dead-letter queue,";

    static final String IMMUTABLE =
            "The function's role cannot be changed here (mutable(false), or a role of another account), so that it is not allowed to consume from the queue, and Lambda refuses to map the one to the other: "
                    + ALLOW + " where the role is made.";

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
