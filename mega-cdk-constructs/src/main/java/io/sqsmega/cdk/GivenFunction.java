package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IAlias;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.IVersion;
import software.constructs.Construct;

/** An existing function: created with the CDK, or imported; little is known of an imported one. */
final class GivenFunction implements FunctionSide {
    /** Lambda's default timeout. */
    private static final Duration DEFAULT_TIMEOUT = Duration.seconds(3);

    private final Construct scope;
    private final IFunction target;
    private final IFunction function;
    private final @Nullable Function own;

    GivenFunction(Construct scope, IFunction target) {
        this.scope = scope;
        this.target = target;
        IFunction unqualified = unqualified(target);
        this.own = ofThisApp(unqualified);
        this.function = own == null ? unqualified : own;
    }

    private static IFunction unqualified(IFunction target) {
        if (target instanceof IAlias alias) {
            return alias.getVersion().getLambda();
        }
        return target instanceof IVersion version ? version.getLambda() : target;
    }

    /**
     * Returns the function of this app; null if it is imported. A SingletonFunction represents a function elsewhere in
     * the tree.
     */
    private static @Nullable Function ofThisApp(IFunction function) {
        return function.getPermissionsNode().getDefaultChild() instanceof CfnFunction resource
                        && resource.getNode().getScope() instanceof Function own
                ? own
                : null;
    }

    private boolean isQualified() {
        return target instanceof IAlias || target instanceof IVersion;
    }

    @Override
    public @Nullable Duration timeout() {
        if (own == null) {
            return null;
        }
        return own.getTimeout() == null ? DEFAULT_TIMEOUT : own.getTimeout();
    }

    @Override
    public @Nullable Number reservedConcurrentExecutions() {
        return own == null ? null : DefaultChild.of(own, CfnFunction.class).getReservedConcurrentExecutions();
    }

    @Override
    public void check(MegaEventSourceProps<?> props, Findings findings) {
        if (own == null) {
            new ImportedFunction(function, props).check(findings);
        } else {
            checkStack(own, findings);
            new Consumers(own).check(props, findings);
            warnOfSnapStart(own, findings);
            warnOfRuntime(own, findings);
        }
        warnOfRole(findings);
    }

    /**
     * Checks that function and MegaQueue are in one stack. The function's variables name the queue, and the event
     * source mapping names the function: in two stacks, that is a cycle.
     */
    private void checkStack(Function own, Findings findings) {
        String here = Stack.of(scope).getNode().getPath();
        String there = Stack.of(own).getNode().getPath();
        findings.require(
                here.equals(there),
                "function must be in the stack of its MegaQueue, " + here + ", got one in " + there
                        + ": make the MegaQueue where the function is");
    }

    private void warnOfSnapStart(Function own, Findings findings) {
        if (DefaultChild.of(own, CfnFunction.class).getSnapStart() != null && !isQualified()) {
            findings.warning(
                    "snapStartUnused",
                    "The function has SnapStart, which works for published versions only, but the queue invokes $LATEST. Give an alias of its current version instead.");
        }
    }

    private static void warnOfRuntime(Function own, Findings findings) {
        if (FunctionRuntime.isTooOld(own.getRuntime())) {
            findings.warning(
                    "runtimeIsTooOld",
                    "The function's runtime should be JAVA_17 or later, as the framework is Java 17 bytecode, got "
                            + own.getRuntime().getName());
        }
    }

    private void warnOfRole(Findings findings) {
        IRole role = function.getRole();
        if (role != null && Roles.isImmutable(role)) {
            findings.warning("importedRoleIsImmutable", Roles.IMMUTABLE);
        }
    }

    @Override
    public Consumer consume(MegaQueue scope, QueuePair queues) {
        if (own != null) {
            new Consumers(own).add(scope, queues);
        }
        return new Consumer(function, target, allow(scope, queues), null);
    }

    private Grants allow(MegaQueue scope, QueuePair queues) {
        IRole role = function.getRole();
        if (role == null) {
            return new Grants(scope);
        }
        Grants grants = queues.allow(function);
        if (own == null) {
            grants.addPolicyOf(role);
        }
        return grants;
    }
}
