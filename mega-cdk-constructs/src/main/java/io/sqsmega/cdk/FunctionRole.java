package io.sqsmega.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.ILogGroup;

/**
 * The permissions of the role of a function that the construct creates. The managed policies of the CDK would allow
 * writing to every log group of the account; this role can write only to the function's own.
 */
record FunctionRole(ILogGroup logs, boolean traced, boolean inVpc) {
    private static final String WHY_ANY_RESOURCE =
            "The actions of X-Ray and of network interfaces know no resources that could be named, so their statements name none.";

    /** Returns the given role with these permissions, or a new role. */
    IRole of(MegaQueue scope, @Nullable IRole given) {
        if (given == null) {
            return create(scope);
        }
        statements().values().forEach(given::addToPrincipalPolicy);
        return given;
    }

    private Role create(MegaQueue scope) {
        Map<String, PolicyDocument> policies = new TreeMap<>();
        statements()
                .forEach((name, statement) -> policies.put(
                        name,
                        PolicyDocument.Builder.create()
                                .statements(List.of(statement))
                                .build()));
        Role role = Role.Builder.create(scope, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(policies)
                .build();
        if (traced || inVpc) {
            explain(role);
        }
        return role;
    }

    /** Returns the policy statements by the names of the policies. */
    private Map<String, PolicyStatement> statements() {
        Map<String, PolicyStatement> statements = new LinkedHashMap<>();
        statements.put("Logs", allow(logs.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents"));
        if (traced) {
            statements.put("Tracing", allow("*", "xray:PutTraceSegments", "xray:PutTelemetryRecords"));
        }
        if (inVpc) {
            statements.put(
                    "Network",
                    allow(
                            "*",
                            "ec2:CreateNetworkInterface",
                            "ec2:DescribeNetworkInterfaces",
                            "ec2:DescribeSubnets",
                            "ec2:DeleteNetworkInterface",
                            "ec2:AssignPrivateIpAddresses",
                            "ec2:UnassignPrivateIpAddresses"));
        }
        return statements;
    }

    private static PolicyStatement allow(String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build();
    }

    /**
     * Adds the reason for cdk-nag. It covers only the policies inside the role: statements added later are in the
     * role's default policy, and checked.
     */
    private static void explain(Role role) {
        Map<String, Object> reason = new TreeMap<>(
                Map.of("id", "AwsSolutions-IAM5", "reason", WHY_ANY_RESOURCE, "applies_to", List.of("Resource::*")));
        // There is none if Role.customizeRoles replaces the role with an existing one.
        if (role.getNode().getDefaultChild() instanceof CfnResource resource) {
            resource.addMetadata("cdk_nag", Map.of("rules_to_suppress", List.of(reason)));
        }
    }
}
