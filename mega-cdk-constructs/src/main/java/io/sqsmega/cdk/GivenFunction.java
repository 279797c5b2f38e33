package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IAlias;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.IVersion;
import software.constructs.Construct;

/** A function that exists: made with the CDK, or imported, in which case little is known of it. */
final class GivenFunction implements FunctionSide {
    /** What Lambda gives a function that does not say. */
    private static final Duration DEFAULT_TIMEOUT = Duration.seconds(3);

    private static final String CONSUMES = "sqsmega:consumes";

    private final Construct scope;
    private final IFunction target;
    private final IFunction function;

    GivenFunction(Construct scope, IFunction target) {
        this.scope = scope;
        this.target = target;
        this.function = unqualified(target);
    }

    private static IFunction unqualified(IFunction target) {
        if (target instanceof IAlias alias) {
            return alias.getVersion().getLambda();
        }
        return target instanceof IVersion version ? version.getLambda() : target;
    }

    private boolean isQualified() {
        return target instanceof IAlias || target instanceof IVersion;
    }

    @Override
    public @Nullable Duration timeout() {
        if (function instanceof Function own) {
            return own.getTimeout() == null ? DEFAULT_TIMEOUT : own.getTimeout();
        }
        return null;
    }

    @Override
    public @Nullable Number reservedConcurrentExecutions() {
        CfnFunction resource = resource();
        return resource == null ? null : resource.getReservedConcurrentExecutions();
    }

    private @Nullable CfnFunction resource() {
        return function instanceof Function own && own.getNode().getDefaultChild() instanceof CfnFunction resource
                ? resource
                : null;
    }

    @Override
    public void check(Findings findings) {
        if (function instanceof Function own) {
            checkStack(own, findings);
            checkQueue(own, findings);
            warnOfSnapStart(findings);
        } else {
            warnOfImport(findings);
        }
    }

    /**
     * The function's variables name the queue, the event source mapping the function: in two stacks, that is a cycle.
     */
    private void checkStack(Function own, Findings findings) {
        Stack here = Stack.of(scope);
        Stack there = Stack.of(own);
        findings.require(
                here.getNode().getPath().equals(there.getNode().getPath()),
                "function must be in the stack of its MegaQueue, " + here.getStackName() + ", got one in "
                        + there.getStackName());
    }

    /** Its variables can name one queue only. */
    private static void checkQueue(Function own, Findings findings) {
        own.getNode().getMetadata().stream()
                .filter(entry -> CONSUMES.equals(entry.getType()))
                .forEach(entry -> findings.error(
                        "function must be given to one MegaQueue, got one that is given to " + entry.getData()));
    }

    private void warnOfSnapStart(Findings findings) {
        CfnFunction resource = resource();
        if (resource != null && resource.getSnapStart() != null && !isQualified()) {
            findings.warning(
                    "snapStartUnused",
                    "The function has SnapStart, which works for published versions only, but the queue invokes $LATEST. Give an alias of its current version instead.");
        }
    }

    private void warnOfImport(Findings findings) {
        findings.warning(
                "importedFunction",
                "The function is imported, so that its environment cannot be set: set " + MegaQueue.QUEUE_URL + " and "
                        + MegaQueue.DEAD_LETTER_QUEUE_URL + ", and " + MegaQueue.GIVE_UP_AT_RECEIVE
                        + ", where it is made.");
        if (function.getRole() == null) {
            findings.warning(
                    "importedFunctionWithoutRole",
                    "The function is imported without its role, so that it is not allowed to consume from the queue: import it with its role, or allow it where the function is made.");
        }
    }

    @Override
    public Consumer consume(MegaQueue scope, QueuePair queues) {
        if (function instanceof Function own) {
            queues.environment().forEach(own::addEnvironment);
            own.getNode().addMetadata(CONSUMES, scope.getNode().getPath());
        }
        if (function.getRole() != null) {
            queues.allow(function);
        }
        return new Consumer(function, target);
    }
}
