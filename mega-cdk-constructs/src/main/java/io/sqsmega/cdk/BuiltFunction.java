package io.sqsmega.cdk;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnFunction.TracingConfigProperty;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;

/** A function of the construct's own, with log group, role, version and alias. */
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
        findings.require(
                props.handler != null && !props.handler.isBlank(),
                "handler must be the full name of the class that extends MegaSqsHandler, got "
                        + (props.handler == null ? "none" : "a blank"));
        findings.require(
                props.code != null, "code must be given, such as Code.fromAsset(\"target/app.jar\"), got none");
        findings.between("memorySize", props.memorySize, 128, 10_240);
        findings.between("timeout", props.timeout, 1, 900);
        checkRuntime(findings);
        checkEnvironment(findings);
    }

    private void checkRuntime(Findings findings) {
        String name = props.runtime.getName();
        if (!FunctionRuntime.isJava(props.runtime)) {
            findings.error("runtime must be a Java runtime, got " + name);
        } else if (FunctionRuntime.isTooOld(props.runtime)) {
            findings.error("runtime must be JAVA_17 or later, as the framework is Java 17 bytecode, got " + name);
        } else if (props.snapStart && !Boolean.TRUE.equals(props.runtime.getSupportsSnapStart())) {
            findings.error("snapStart must be false on a runtime without SnapStart, got true with " + name);
        }
    }

    private void checkEnvironment(Findings findings) {
        for (String own : MegaQueue.VARIABLES) {
            findings.require(
                    !props.environment.containsKey(own),
                    "environment must be without " + own + ", which MegaQueue sets, got "
                            + String.join(", ", props.environment.keySet()));
        }
    }

    @Override
    public Consumer consume(MegaQueue scope, QueuePair queues) {
        LogGroup logs = LogGroup.Builder.create(scope, "LogGroup")
                .retention(props.logRetention)
                .build();
        Function function = function(scope, logs, FunctionRole.create(scope, logs, isTraced()), queues);
        Grants grants = queues.allow(function);
        // The CDK warns of every function with SnapStart, whether it has a published version or, as here, does.
        Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
        Alias alias = Alias.Builder.create(scope, "Alias")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        return new Consumer(function, alias, grants);
    }

    private Function function(MegaQueue scope, LogGroup logs, Role role, QueuePair queues) {
        Map<String, String> environment = new TreeMap<>(props.environment);
        environment.putAll(queues.environment());
        Function function = Function.Builder.create(scope, "Function")
                .handler(props.handler)
                .code(props.code)
                .runtime(props.runtime)
                .architecture(props.architecture)
                .memorySize(props.memorySize)
                .timeout(props.timeout)
                .snapStart(props.snapStart ? SnapStartConf.ON_PUBLISHED_VERSIONS : null)
                .reservedConcurrentExecutions(props.reservedConcurrentExecutions)
                .environment(environment)
                .logGroup(logs)
                .role(role)
                .build();
        if (isTraced()) {
            trace(function);
        }
        return function;
    }

    /** Around the tracing prop of the CDK's function, which would add its statement to the role's default policy. */
    private void trace(Function function) {
        String mode = props.tracing == Tracing.ACTIVE ? "Active" : "PassThrough";
        DefaultChild.of(function, CfnFunction.class)
                .setTracingConfig(TracingConfigProperty.builder().mode(mode).build());
    }

    /** In both modes it may send traces: with pass-through, those that a caller decided to sample. */
    private boolean isTraced() {
        return props.tracing != Tracing.DISABLED;
    }
}
