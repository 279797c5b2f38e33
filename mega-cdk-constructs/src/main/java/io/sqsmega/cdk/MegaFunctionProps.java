package io.sqsmega.cdk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * The props of the function that a {@link MegaQueue} builds. {@link #handler} and {@link #code} are required; a
 * function that needs more than these props is made with the CDK and given to {@link MegaQueue.Builder#forFunction}.
 * Not thread-safe.
 *
 * @param <B> the builder that has these props
 * @since 0.1
 */
public abstract sealed class MegaFunctionProps<B extends MegaFunctionProps<B>> extends MegaEventSourceProps<B>
        permits MegaQueue.Builder {
    @Nullable
    String handler;

    @Nullable
    Code code;

    Runtime runtime = Runtime.JAVA_25;
    Architecture architecture = Architecture.ARM_64;
    Number memorySize = 1024;
    Duration timeout = Duration.seconds(30);
    boolean snapStart = true;
    Tracing tracing = Tracing.ACTIVE;
    RetentionDays logRetention = RetentionDays.ONE_MONTH;

    @Nullable
    Number reservedConcurrentExecutions;

    final Map<String, String> environment = new LinkedHashMap<>();

    MegaFunctionProps(Construct scope, String id) {
        super(scope, id);
    }

    @Override
    FunctionSide function() {
        return new BuiltFunction(this);
    }

    /** The class that extends {@code MegaSqsHandler}, by its full name. Required. */
    public B handler(String handler) {
        this.handler = handler;
        return self();
    }

    /** The jar with the handler and all it needs, such as {@code Code.fromAsset("target/app.jar")}. Required. */
    public B code(Code code) {
        this.code = code;
        return self();
    }

    /** A Java runtime. Default: {@code JAVA_25}, the latest; it runs Java 17 bytecode as well. */
    public B runtime(Runtime runtime) {
        this.runtime = runtime;
        return self();
    }

    /**
     * Default: {@code ARM_64}, a fifth cheaper than x86; {@code X86_64} for libraries with native code for that only.
     */
    public B architecture(Architecture architecture) {
        this.architecture = architecture;
        return self();
    }

    /** In MiB, 128 to 10,240; the share of a CPU grows with it. Default: 1,024. */
    public B memorySize(Number memorySize) {
        this.memorySize = memorySize;
        return self();
    }

    /** For a whole batch, 1 to 900 seconds. Default: 30 seconds. */
    public B timeout(Duration timeout) {
        this.timeout = timeout;
        return self();
    }

    /**
     * Starts from a snapshot of the initialised function instead of initialising it. Default: true, it costs nothing on
     * Java.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">SnapStart</a>
     */
    public B snapStart(boolean snapStart) {
        this.snapStart = snapStart;
        return self();
    }

    /** Default: {@code ACTIVE}, AWS X-Ray samples the invocations. */
    public B tracing(Tracing tracing) {
        this.tracing = tracing;
        return self();
    }

    /** How long the function's logs are kept. Default: one month. */
    public B logRetention(RetentionDays logRetention) {
        this.logRetention = logRetention;
        return self();
    }

    /** Sets concurrency aside for this function, as a limit too. Default: none, it shares the account's. */
    public B reservedConcurrentExecutions(Number reservedConcurrentExecutions) {
        this.reservedConcurrentExecutions = reservedConcurrentExecutions;
        return self();
    }

    /** Adds environment variables to the three that MegaQueue sets. Default: none. */
    public B environment(Map<String, String> environment) {
        this.environment.putAll(environment);
        return self();
    }
}
