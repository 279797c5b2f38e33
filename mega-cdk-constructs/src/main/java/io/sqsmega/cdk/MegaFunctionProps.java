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
 * The props of the function that a {@link MegaQueue} creates. {@link #handler} and {@link #code} are required. If a
 * function needs other props, create it with the CDK and pass it to {@link MegaQueue.Builder#forFunction}. Not
 * thread-safe.
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

    /**
     * Sets the full name of the class that extends {@code MegaSqsHandler}. Required.
     *
     * @param handler the full name of the class that extends {@code MegaSqsHandler}
     * @return this builder
     */
    public B handler(String handler) {
        this.handler = handler;
        return self();
    }

    /**
     * Sets the jar with the handler and its dependencies, such as {@code Code.fromAsset("target/app.jar")}. Required.
     *
     * @param code the jar with the handler and its dependencies, such as {@code Code.fromAsset("target/app.jar")}
     * @return this builder
     */
    public B code(Code code) {
        this.code = code;
        return self();
    }

    /**
     * Sets the Java runtime. Default: {@code JAVA_25}, the latest; it also runs Java 17 bytecode.
     *
     * @param runtime the Java runtime
     * @return this builder
     */
    public B runtime(Runtime runtime) {
        this.runtime = runtime;
        return self();
    }

    /**
     * Sets the architecture. Default: {@code ARM_64}, a fifth cheaper than x86; use {@code X86_64} for libraries whose
     * native code requires it.
     *
     * @param architecture the architecture
     * @return this builder
     */
    public B architecture(Architecture architecture) {
        this.architecture = architecture;
        return self();
    }

    /**
     * Sets the memory in MiB, 128 to 10,240; the share of a CPU grows with it. Default: 1,024; with a
     * {@link #capacityProvider} 2,048, its minimum.
     *
     * @param memorySize the memory in MiB, 128 to 10,240; the share of a CPU grows with it
     * @return this builder
     */
    public B memorySize(Number memorySize) {
        this.memorySize = memorySize;
        return self();
    }

    /**
     * Sets the timeout for a whole batch, 1 to 900 seconds. Default: 30 seconds.
     *
     * @param timeout the timeout for a whole batch, 1 to 900 seconds
     * @return this builder
     */
    public B timeout(Duration timeout) {
        this.timeout = timeout;
        return self();
    }

    /**
     * Sets whether the function starts from a snapshot instead of being initialised. Default: true, which is free for
     * Java; false with a {@link #capacityProvider}.
     *
     * @param snapStart whether the function starts from a snapshot instead of being initialised
     * @return this builder
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">SnapStart</a>
     */
    public B snapStart(boolean snapStart) {
        this.snapStart = snapStart;
        return self();
    }

    /**
     * Sets the tracing mode. Default: {@code ACTIVE}, AWS X-Ray samples the invocations.
     *
     * @param tracing the tracing mode
     * @return this builder
     */
    public B tracing(Tracing tracing) {
        this.tracing = tracing;
        return self();
    }

    /**
     * Sets how long the function's logs are kept. Default: one month.
     *
     * @param logRetention how long the function's logs are kept
     * @return this builder
     */
    public B logRetention(RetentionDays logRetention) {
        this.logRetention = logRetention;
        return self();
    }

    /**
     * Reserves concurrency for this function, which is also its limit. Default: none, it shares the account's.
     *
     * @param reservedConcurrentExecutions the number of concurrent executions
     * @return this builder
     */
    public B reservedConcurrentExecutions(Number reservedConcurrentExecutions) {
        this.reservedConcurrentExecutions = reservedConcurrentExecutions;
        return self();
    }

    /**
     * Adds environment variables to the three that MegaQueue sets. Default: none.
     *
     * @param environment the variables by their names
     * @return this builder
     */
    public B environment(Map<String, String> environment) {
        this.environment.putAll(environment);
        return self();
    }

    /**
     * Sets the log group of the function. Default: its own log group.
     *
     * @param logGroup the log group of the function
     * @return this builder
     */
    public B logGroup(ILogGroup logGroup) {
        this.logGroup = logGroup;
        return self();
    }

    /**
     * Sets the function's role, which gets the permissions that the function needs, unless it is imported as immutable.
     * Default: a new role.
     *
     * @param role the function's role, which gets the permissions that the function needs, unless it is imported as
     *     immutable
     * @return this builder
     */
    public B role(IRole role) {
        this.role = role;
        return self();
    }

    /**
     * Sets the network that the function can reach. Default: none; the function can reach the internet.
     *
     * @param vpc the network that the function can reach
     * @return this builder
     */
    public B vpc(IVpc vpc) {
        this.vpc = vpc;
        return self();
    }

    /**
     * Sets the subnets. Default: the private subnets of the {@link #vpc}.
     *
     * @param vpcSubnets the subnets
     * @return this builder
     */
    public B vpcSubnets(SubnetSelection vpcSubnets) {
        this.vpcSubnets = vpcSubnets;
        return self();
    }

    /**
     * Sets the security groups. Default: a new security group, if there is a {@link #vpc}.
     *
     * @param securityGroups the security groups
     * @return this builder
     */
    public B securityGroups(List<? extends ISecurityGroup> securityGroups) {
        this.securityGroups = List.copyOf(securityGroups);
        return self();
    }

    /**
     * Sets up to 5 layers. Default: none.
     *
     * @param layers up to 5 layers
     * @return this builder
     */
    public B layers(List<? extends ILayerVersion> layers) {
        this.layers = List.copyOf(layers);
        return self();
    }

    /**
     * Runs the function on instances of this provider, where one handler object processes many batches at the same
     * time: its subscribers must be thread-safe. Default: none; an environment of Lambda processes one batch at a time.
     *
     * @param capacityProvider the provider
     * @return this builder
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html">Lambda Managed
     *     Instances</a>
     */
    public B capacityProvider(ICapacityProvider capacityProvider) {
        this.capacityProvider = capacityProvider;
        return self();
    }

    /**
     * Sets how many batches one environment processes at the same time, with a {@link #capacityProvider}. Default: 32
     * for each vCPU.
     *
     * @param perExecutionEnvironmentMaxConcurrency how many batches one environment processes at the same time, with a
     *     {@link #capacityProvider}
     * @return this builder
     */
    public B perExecutionEnvironmentMaxConcurrency(Number perExecutionEnvironmentMaxConcurrency) {
        this.perExecutionEnvironmentMaxConcurrency = perExecutionEnvironmentMaxConcurrency;
        return self();
    }

    /**
     * Sets the memory for each vCPU, with a {@link #capacityProvider}. Default: 2 GiB.
     *
     * @param executionEnvironmentMemoryGiBPerVCpu the memory for each vCPU, with a {@link #capacityProvider}
     * @return this builder
     */
    public B executionEnvironmentMemoryGiBPerVCpu(Number executionEnvironmentMemoryGiBPerVCpu) {
        this.executionEnvironmentMemoryGiBPerVCpu = executionEnvironmentMemoryGiBPerVCpu;
        return self();
    }

    /**
     * Sets the smallest number of environments, with a {@link #capacityProvider}. Default: 3.
     *
     * @param minExecutionEnvironments the smallest number of environments, with a {@link #capacityProvider}
     * @return this builder
     */
    public B minExecutionEnvironments(Number minExecutionEnvironments) {
        this.minExecutionEnvironments = minExecutionEnvironments;
        return self();
    }

    /**
     * Sets the largest number of environments, with a {@link #capacityProvider}. Default: as many as it scales to.
     *
     * @param maxExecutionEnvironments the largest number of environments, with a {@link #capacityProvider}
     * @return this builder
     */
    public B maxExecutionEnvironments(Number maxExecutionEnvironments) {
        this.maxExecutionEnvironments = maxExecutionEnvironments;
        return self();
    }
}
