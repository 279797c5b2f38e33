package io.sqsmega.cdk;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.iam.Grant;
import software.constructs.Construct;

/** What the function was allowed, so that nothing calls it before, and a warning of what it could not be allowed. */
final class Grants {
    private final Construct scope;
    private final List<Grant> grants = new ArrayList<>();

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

    void applyBefore(Construct dependent) {
        grants.forEach(grant -> grant.applyBefore(dependent));
    }
}
