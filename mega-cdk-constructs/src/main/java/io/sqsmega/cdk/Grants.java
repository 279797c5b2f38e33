package io.sqsmega.cdk;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.constructs.Construct;

/** What the function was allowed, so that nothing calls it before, and a warning of what it could not be allowed. */
final class Grants {
    private final Construct scope;
    private final List<Grant> grants = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();

    Grants(Construct scope) {
        this.scope = scope;
    }

    void add(Grant grant, String id, String otherwise) {
        if (Boolean.TRUE.equals(grant.getSuccess())) {
            grants.add(grant);
        } else {
            Annotations.of(scope).addWarningV2("sqsmega:" + id, otherwise);
        }
    }

    /**
     * The policies of an imported role, by whatever name: a grant that changes the queue's policy as well waits for
     * that one alone.
     */
    void addPolicyOf(IRole role) {
        role.getNode().getChildren().stream()
                .filter(Policy.class::isInstance)
                .map(Policy.class::cast)
                .forEach(policies::add);
    }

    void applyBefore(Construct dependent) {
        grants.forEach(grant -> grant.applyBefore(dependent));
        policies.forEach(policy -> dependent.getNode().addDependency(policy));
    }
}
