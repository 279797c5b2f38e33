package io.sqsmega.cdk;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.constructs.Construct;

/**
 * The permissions granted to the function, on which its mapping depends, with a warning for each that could not be
 * granted.
 */
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
     * Adds the policies of an imported role, under any name: the CDK's grant returns only the queue's policy if it
     * changes that as well.
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
