package io.sqsmega.cdk;

import software.amazon.awscdk.services.iam.IRole;
import software.constructs.IConstruct;

/** Facts about a role that the CDK does not provide. */
final class Roles {
    /** The actions that Lambda and backoff need on a queue. */
    static final String CONSUME =
            "sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes and sqs:ChangeMessageVisibility";

    /** The advice for permissions that cannot be granted here. */
    static final String ALLOW = "allow " + CONSUME + " on the queue, and sqs:SendMessage on the dead-letter queue,";

    static final String IMMUTABLE =
            "The function's role cannot be changed here (mutable(false), or a role of another account), so that it is not allowed to consume from the queue, and Lambda refuses to map the one to the other: "
                    + ALLOW + " where the role is made.";

    private Roles() {}

    /**
     * Returns whether grants to the role are silently dropped. The CDK reports that they succeed, and its class for
     * such roles is private; it is recognised by the wrapped role beside it, or by its name.
     */
    static boolean isImmutable(IRole role) {
        String id = role.getNode().getId();
        IConstruct scope = role.getNode().getScope();
        return id.startsWith("ImmutableRole")
                || (scope != null && scope.getNode().tryFindChild("MutableRole" + id) != null);
    }
}
