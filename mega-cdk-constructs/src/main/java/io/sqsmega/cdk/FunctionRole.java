package io.sqsmega.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;

/**
 * The role of a function that the construct builds. The managed policy that the CDK would give it allows to write to
 * every log group of the account; this one writes to its own.
 */
final class FunctionRole {
    private static final String WHY_ANY_RESOURCE =
            "X-Ray's PutTraceSegments and PutTelemetryRecords know no resources, so their statement cannot name one.";

    private FunctionRole() {}

    static Role create(MegaQueue scope, LogGroup logs, boolean traced) {
        Map<String, PolicyDocument> policies = new TreeMap<>();
        policies.put("Logs", allow(logs.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents"));
        if (traced) {
            policies.put("Tracing", allow("*", "xray:PutTraceSegments", "xray:PutTelemetryRecords"));
        }
        Role role = Role.Builder.create(scope, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(policies)
                .build();
        if (traced) {
            explain(role);
        }
        return role;
    }

    private static PolicyDocument allow(String resource, String... actions) {
        PolicyStatement statement = PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build();
        return PolicyDocument.Builder.create().statements(List.of(statement)).build();
    }

    /**
     * Where cdk-nag looks for reasons. It covers the policies inside the role alone: whatever is added to the role
     * later is in its default policy, and checked.
     */
    private static void explain(Role role) {
        Map<String, Object> reason = new TreeMap<>(
                Map.of("id", "AwsSolutions-IAM5", "reason", WHY_ANY_RESOURCE, "applies_to", List.of("Resource::*")));
        // None is there if Role.customizeRoles stands an existing role in for it.
        if (role.getNode().getDefaultChild() instanceof CfnResource resource) {
            resource.addMetadata("cdk_nag", Map.of("rules_to_suppress", List.of(reason)));
        }
    }
}
