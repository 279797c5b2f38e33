package io.sqsmega.cdk;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnFunction.TracingConfigProperty;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.ILogGroup;

/** A function that the construct creates, with log group, role, version and alias. */
final class BuiltFunction implements FunctionSide {
    private final MegaFunctionProps<?> props;

    BuiltFunction(MegaFunctionProps<?> props) {
        this.props = props;
    }

    @Override
    public Duration timeout() {
        return props.timeout;
    }

    @Override
    public @Nullable Number reservedConcurrentExecutions() {
        return props.reservedConcurrentExecutions;
    }

    @Override
    public void check(MegaEventSourceProps<?> eventSource, Findings findings) {
        new FunctionChecks(props).check(findings);
    }

    @Override
    public Consumer consume(MegaQueue scope, QueuePair queues) {
        ILogGroup logs = props.logGroup == null ? FunctionLogs.create(scope, props) : props.logGroup;
        IRole role = new FunctionRole(logs, isTraced(), props.vpc != null).of(scope, props.role);
        Function function = function(scope, logs, role, queues);
        Grants grants = queues.allow(function);
        // The CDK warns of every function with SnapStart, even if it has a published version, as here.
        Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
        Alias alias = Alias.Builder.create(scope, "Alias")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        return new Consumer(function, alias, grants, logs);
    }

    private Function function(MegaQueue scope, ILogGroup logs, IRole role, QueuePair queues) {
        Map<String, String> environment = new TreeMap<>(props.environment);
        environment.putAll(queues.environment());
        Function function = Function.Builder.create(scope, "Function")
                .handler(props.handler)
                .code(props.code)
                .runtime(props.runtime)
                .architecture(props.architecture)
                .memorySize(props.memorySizeOrDefault())
                .timeout(props.timeout)
                .snapStart(props.isSnapStarted() ? SnapStartConf.ON_PUBLISHED_VERSIONS : null)
                .reservedConcurrentExecutions(props.reservedConcurrentExecutions)
                .currentVersionOptions(versions())
                .environment(environment)
                .layers(props.layers)
                .vpc(props.vpc)
                .vpcSubnets(props.vpcSubnets)
                .securityGroups(props.securityGroups)
                .logGroup(logs)
                .role(role)
                .build();
        if (isTraced()) {
            trace(function);
        }
        if (props.capacityProvider != null) {
            new ManagedInstances(props).add(function, props.capacityProvider);
        }
        return function;
    }

    private VersionOptions versions() {
        return VersionOptions.builder()
                .minExecutionEnvironments(props.minExecutionEnvironments)
                .maxExecutionEnvironments(props.maxExecutionEnvironments)
                .build();
    }

    /**
     * Sets the tracing mode on the resource: the tracing prop of the CDK's function would add its statement to the
     * role's default policy.
     */
    private void trace(Function function) {
        String mode = props.tracing == Tracing.ACTIVE ? "Active" : "PassThrough";
        DefaultChild.of(function, CfnFunction.class)
                .setTracingConfig(TracingConfigProperty.builder().mode(mode).build());
    }

    /**
     * Returns whether the function may send traces. With pass-through it sends those that a caller decided to sample.
     */
    private boolean isTraced() {
        return props.tracing != Tracing.DISABLED;
    }
}
