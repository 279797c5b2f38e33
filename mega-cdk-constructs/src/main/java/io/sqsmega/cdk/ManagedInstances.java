package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnFunction.CapacityProviderConfigProperty;
import software.amazon.awscdk.services.lambda.CfnFunction.LambdaManagedInstancesCapacityProviderConfigProperty;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.ICapacityProvider;

/**
 * A function on instances of a capacity provider, where one handler object processes many invocations at the same time.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html">Lambda Managed
 *     Instances</a>
 */
record ManagedInstances(MegaFunctionProps<?> props) {
    static final int LEAST_MEMORY = 2048;
    static final int MOST_MEMORY = 32_768;

    /** Lambda's default for Java, for each vCPU. */
    private static final long DEFAULT_CONCURRENCY = 32;

    void check(Findings findings) {
        findings.between("perExecutionEnvironmentMaxConcurrency", props.perExecutionEnvironmentMaxConcurrency, 1, 1600);
        findings.between("minExecutionEnvironments", props.minExecutionEnvironments, 0, 15_000);
        findings.between("maxExecutionEnvironments", props.maxExecutionEnvironments, 0, 15_000);
        if (props.capacityProvider == null) {
            only("perExecutionEnvironmentMaxConcurrency", props.perExecutionEnvironmentMaxConcurrency, findings);
            only("executionEnvironmentMemoryGiBPerVCpu", props.executionEnvironmentMemoryGiBPerVCpu, findings);
            only("minExecutionEnvironments", props.minExecutionEnvironments, findings);
            only("maxExecutionEnvironments", props.maxExecutionEnvironments, findings);
            return;
        }
        findings.require(
                !Boolean.TRUE.equals(props.snapStart),
                "snapStart must be false, or left out, beside capacityProvider, whose environments are started before they are needed, got true");
        findings.require(
                props.vpc == null, "vpc must be left out beside capacityProvider, which has the network, got one");
        checkConcurrency(findings);
    }

    private static void only(String prop, @Nullable Number value, Findings findings) {
        findings.require(value == null, prop + " must be left out unless capacityProvider is given, got " + value);
    }

    private void checkConcurrency(Findings findings) {
        Long most = Known.number(props.maxConcurrency);
        Long each = Known.number(props.perExecutionEnvironmentMaxConcurrency);
        Long environments = Known.number(props.maxExecutionEnvironments);
        if (most == null) {
            return;
        }
        if (each != null && environments != null) {
            findings.require(
                    most <= each * environments,
                    "maxConcurrency must be at most " + each * environments
                            + ", as maxExecutionEnvironments is " + environments
                            + " and perExecutionEnvironmentMaxConcurrency " + each + ", got " + most);
        }
        long one = each == null ? DEFAULT_CONCURRENCY : each;
        if (most < one) {
            findings.warning(
                    "managedInstancesIdle",
                    "maxConcurrency of " + most + " is less than one execution environment takes, " + one
                            + ": the others, three by default, are paid and idle.");
        }
    }

    void add(Function function, ICapacityProvider provider) {
        LambdaManagedInstancesCapacityProviderConfigProperty config =
                LambdaManagedInstancesCapacityProviderConfigProperty.builder()
                        .capacityProviderArn(provider.getCapacityProviderArn())
                        .perExecutionEnvironmentMaxConcurrency(props.perExecutionEnvironmentMaxConcurrency)
                        .executionEnvironmentMemoryGiBPerVCpu(props.executionEnvironmentMemoryGiBPerVCpu)
                        .build();
        CfnFunction resource = DefaultChild.of(function, CfnFunction.class);
        resource.setCapacityProviderConfig(CapacityProviderConfigProperty.builder()
                .lambdaManagedInstancesCapacityProviderConfig(config)
                .build());
        // The alias invokes a version; a second version, never invoked, would have its own instances.
        resource.setPublishToLatestPublished(false);
    }
}
