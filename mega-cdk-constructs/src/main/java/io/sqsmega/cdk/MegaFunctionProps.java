package io.sqsmega.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.ICapacityProvider;
import software.amazon.awscdk.services.lambda.ILayerVersion;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.ILogGroup;
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
    private static final int DEFAULT_MEMORY = 1024;

    @Nullable
    String handler;

    @Nullable
    Code code;

    Runtime runtime = Runtime.JAVA_25;
    Architecture architecture = Architecture.ARM_64;
    Duration timeout = Duration.seconds(30);
    Tracing tracing = Tracing.ACTIVE;

    @Nullable
    Number memorySize;

    @Nullable
    Boolean snapStart;

    @Nullable
    RetentionDays logRetention;

    @Nullable
    ILogGroup logGroup;

    @Nullable
    IRole role;

    @Nullable
    IVpc vpc;

    @Nullable
    SubnetSelection vpcSubnets;

    @Nullable
    List<? extends ISecurityGroup> securityGroups;

    @Nullable
    List<? extends ILayerVersion> layers;

    @Nullable
    ICapacityProvider capacityProvider;

    @Nullable
    Number perExecutionEnvironmentMaxConcurrency;

    @Nullable
    Number executionEnvironmentMemoryGiBPerVCpu;

    @Nullable
    Number minExecutionEnvironments;

    @Nullable
    Number maxExecutionEnvironments;

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

    Number memorySizeOrDefault() {
        int otherwise = capacityProvider == null ? DEFAULT_MEMORY : ManagedInstances.LEAST_MEMORY;
        return memorySize == null ? otherwise : memorySize;
    }

    boolean isSnapStarted() {
        return snapStart == null ? capacityProvider == null : snapStart;
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

    /**
     * In MiB, 128 to 10,240; the share of a CPU grows with it. Default: 1,024; with a {@link #capacityProvider} 2,048,
     * the least there.
     */
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
     * Java; false with a {@link #capacityProvider}.
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

    /** Where the function writes its logs. Default: a log group of its own. */
    public B logGroup(ILogGroup logGroup) {
        this.logGroup = logGroup;
        return self();
    }

    /**
     * Is allowed what the function needs, unless it is imported as immutable. Default: a role of the function's own.
     */
    public B role(IRole role) {
        this.role = role;
        return self();
    }

    /** The network that the function reaches. Default: none of yours, it reaches the internet. */
    public B vpc(IVpc vpc) {
        this.vpc = vpc;
        return self();
    }

    /** Default: the private subnets of the {@link #vpc}. */
    public B vpcSubnets(SubnetSelection vpcSubnets) {
        this.vpcSubnets = vpcSubnets;
        return self();
    }

    /** Default: a security group of the function's own, if there is a {@link #vpc}. */
    public B securityGroups(List<? extends ISecurityGroup> securityGroups) {
        this.securityGroups = List.copyOf(securityGroups);
        return self();
    }

    /** Up to 5. Default: none. */
    public B layers(List<? extends ILayerVersion> layers) {
        this.layers = List.copyOf(layers);
        return self();
    }

    /**
     * Runs the function on instances of this provider, where one handler object gets many batches at a time: its
     * subscribers must be thread-safe. Default: none, an environment of Lambda's gets one at a time.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html">Lambda Managed
     *     Instances</a>
     */
    public B capacityProvider(ICapacityProvider capacityProvider) {
        this.capacityProvider = capacityProvider;
        return self();
    }

    /** How many batches one environment gets at a time, with a {@link #capacityProvider}. Default: 32 for each vCPU. */
    public B perExecutionEnvironmentMaxConcurrency(Number perExecutionEnvironmentMaxConcurrency) {
        this.perExecutionEnvironmentMaxConcurrency = perExecutionEnvironmentMaxConcurrency;
        return self();
    }

    /** With a {@link #capacityProvider}. Default: 2 GiB. */
    public B executionEnvironmentMemoryGiBPerVCpu(Number executionEnvironmentMemoryGiBPerVCpu) {
        this.executionEnvironmentMemoryGiBPerVCpu = executionEnvironmentMemoryGiBPerVCpu;
        return self();
    }

    /** How many environments there are at least, with a {@link #capacityProvider}. Default: 3. */
    public B minExecutionEnvironments(Number minExecutionEnvironments) {
        this.minExecutionEnvironments = minExecutionEnvironments;
        return self();
    }

    /** How many environments there are at most, with a {@link #capacityProvider}. Default: as many as it scales to. */
    public B maxExecutionEnvironments(Number maxExecutionEnvironments) {
        this.maxExecutionEnvironments = maxExecutionEnvironments;
        return self();
    }
}
