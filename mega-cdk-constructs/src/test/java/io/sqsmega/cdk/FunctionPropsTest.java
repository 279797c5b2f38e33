package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.CapacityProvider;
import software.amazon.awscdk.services.lambda.ICapacityProvider;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What a team brings along: role, network, layers, logs, a key for everything, instances, its defaults. */
@NeedsNode
class FunctionPropsTest {
    private static final String LAYER = "arn:aws:lambda:eu-west-1:123456789012:layer:agent:3";

    private static Synth synth;
    private static Role role;
    private static MegaQueue own;
    private static MegaQueue encrypted;
    private static MegaQueue networked;
    private static MegaQueue managed;
    private static MegaQueue company;
    private static Template template;

    @BeforeAll
    static void synthesise() {
        synth = new Synth();
        role = Role.Builder.create(synth.stack(), "Team")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        LogGroup logs = new LogGroup(synth.stack(), "Logs");
        own = synth.queue("Own")
                .withoutTopic()
                .role(role)
                .logGroup(logs)
                .layers(List.of(LayerVersion.fromLayerVersionArn(synth.stack(), "Agent", LAYER)))
                .build();
        encrypted = synth.queue("Encrypted")
                .ownTopic()
                .encryptionKey(new Key(synth.stack(), "Key"))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        IVpc vpc = new Vpc(synth.stack(), "Network");
        networked = synth.queue("Networked")
                .withoutTopic()
                .vpc(vpc)
                .vpcSubnets(SubnetSelection.builder()
                        .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                        .build())
                .securityGroups(
                        List.of(SecurityGroup.fromSecurityGroupId(synth.stack(), "Group", "sg-0123456789abcdef0")))
                .build();
        managed = synth.queue("Managed")
                .withoutTopic()
                .capacityProvider(provider(synth))
                .perExecutionEnvironmentMaxConcurrency(16)
                .executionEnvironmentMemoryGiBPerVCpu(4)
                .minExecutionEnvironments(2)
                .maxExecutionEnvironments(4)
                .maxConcurrency(64)
                .build();
        company = synth.queue("Company")
                .with(FunctionPropsTest::defaults)
                .withoutTopic()
                .timeout(Duration.seconds(10))
                .logRetention(RetentionDays.ONE_DAY)
                .build();
        synth.queue("CompanyToo").with(FunctionPropsTest::defaults).ownTopic().build();
        template = synth.template();
    }

    /** As a company would have them: for every kind of MegaQueue, then overridden. */
    private static void defaults(MegaEventSourceProps<?> props) {
        props.giveUpAtReceive(3)
                .retentionPeriod(Duration.days(7))
                .alarm(MegaAlarm.functionThrottles().off());
    }

    private static ICapacityProvider provider(Synth synth) {
        return CapacityProvider.fromCapacityProviderName(synth.stack(), "Instances", "shop");
    }

    private static String roleOf(String id) {
        return Synth.policies(template, "AWS::IAM::Role").stream()
                .filter(policy -> policy.contains(id + "LogGroup"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givenRoleIsAllowedWhatTheFunctionNeeds() {
        assertThat(own.getNode().tryFindChild("Role")).isNull();
        assertThat(own.getRole()).containsSame(role);
        assertThat(Synth.policies(template, "AWS::IAM::Policy"))
                .filteredOn(policy -> policy.contains("{Ref=Team"))
                .isNotEmpty()
                .satisfies(policies -> assertThat(policies.toString())
                        .contains("logs:PutLogEvents", "xray:PutTraceSegments", "sqs:ReceiveMessage"));
    }

    @Test
    void givenLogGroupAndLayersAreUsed() {
        assertThat(own.getNode().tryFindChild("LogGroup")).isNull();
        assertThat(own.getLogGroup()).isPresent();
        assertThat(synth.properties(template, own.getFunction()).toString())
                .contains("LogGroup={Ref=Logs", "Layers=[" + LAYER);
    }

    @Test
    void oneKeyEncryptsEverything() {
        for (var construct : List.of(encrypted.getQueue(), encrypted.getDeadLetterQueue())) {
            assertThat(synth.properties(template, construct)).containsKey("KmsMasterKeyId");
        }
        assertThat(synth.properties(template, encrypted.getTopics().get(0))).containsKey("KmsMasterKeyId");
        assertThat(synth.properties(template, encrypted.getLogGroup().orElseThrow()))
                .containsKey("KmsKeyId");
        assertThat(Synth.policies(template, "AWS::KMS::Key"))
                .singleElement()
                .asString()
                .contains("sns.amazonaws.com", "kms:EncryptionContext:aws:logs:arn", "logs.");
    }

    @Test
    void whatIsRetainedOutlivesTheStack() {
        for (String type : List.of("AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::Logs::LogGroup")) {
            assertThat(template.findResources(type).entrySet())
                    .filteredOn(resource -> resource.getKey().startsWith("Encrypted"))
                    .isNotEmpty()
                    .allSatisfy(resource -> assertThat(resource.getValue()).containsEntry("DeletionPolicy", "Retain"));
        }
        assertThat(template.findResources("AWS::SQS::Queue").entrySet())
                .filteredOn(resource -> resource.getKey().startsWith("Own"))
                .allSatisfy(resource -> assertThat(resource.getValue()).containsEntry("DeletionPolicy", "Delete"));
    }

    @Test
    void functionInANetworkMayHaveInterfaces() {
        assertThat(synth.properties(template, networked.getFunction())
                        .get("VpcConfig")
                        .toString())
                .contains("sg-0123456789abcdef0", "NetworkPrivateSubnet1");
        assertThat(roleOf("Networked")).contains("ec2:CreateNetworkInterface", "cdk_nag");
        assertThat(roleOf("Encrypted")).doesNotContain("ec2:");
    }

    @Test
    void managedInstancesServeTheAliasWithoutSnapshot() {
        assertThat(synth.properties(template, managed.getFunction()))
                .containsEntry("MemorySize", 2048)
                .containsEntry("PublishToLatestPublished", false)
                .doesNotContainKey("SnapStart")
                .extractingByKey("CapacityProviderConfig")
                .asString()
                .contains(
                        "PerExecutionEnvironmentMaxConcurrency=16",
                        "ExecutionEnvironmentMemoryGiBPerVCpu=4",
                        ":capacity-provider:shop");
        template.hasResourceProperties(
                "AWS::Lambda::Version",
                Map.of("FunctionScalingConfig", Map.of("MinExecutionEnvironments", 2, "MaxExecutionEnvironments", 4)));
        assertThat(synth.warnings()).noneMatch(warning -> warning.startsWith("/Shop/Managed:"));
    }

    @Test
    void defaultsAreSharedAndOverridden() {
        assertThat(synth.variables(template, company.getFunction())).containsEntry("MEGA_GIVE_UP_AT_RECEIVE", "3");
        assertThat(synth.properties(template, company.getFunction())).containsEntry("Timeout", 10);
        assertThat(synth.properties(template, company.getQueue()))
                .containsEntry("MessageRetentionPeriod", 7 * 24 * 3600)
                .containsEntry("VisibilityTimeout", 60);
        assertThat(company.getAlarm(MegaAlarm.Kind.FUNCTION_THROTTLES)).isEmpty();
    }

    @Test
    void contradictions() {
        Refusals refusals = Refusals.shared();
        Synth there = refusals.synth();

        refusals.assertRefusedHere(
                refusals.cart().vpcSubnets(SubnetSelection.builder().build()),
                "vpc must be given beside vpcSubnets or securityGroups, got none");
        refusals.assertRefusedHere(
                refusals.cart().logGroup(new LogGroup(there.stack(), "Given")).logRetention(RetentionDays.ONE_DAY),
                "logRetention must be left out beside logGroup, as it is set where that is made, got ONE_DAY");
        refusals.assertRefusedHere(
                refusals.cart().removalPolicy(RemovalPolicy.SNAPSHOT),
                "removalPolicy must be DESTROY or RETAIN, as queues have no snapshots, got SNAPSHOT");
        refusals.assertRefusedHere(
                refusals.cart().maxExecutionEnvironments(4),
                "maxExecutionEnvironments must be left out unless capacityProvider is given, got 4");
    }

    @Test
    void instancesThatCannotBe() {
        Refusals refusals = Refusals.shared();
        ICapacityProvider provider = provider(refusals.synth());

        refusals.assertRefusedHere(
                refusals.cart().capacityProvider(provider).snapStart(true),
                "snapStart must be false, or left out, beside capacityProvider, whose environments are started before they are needed, got true");
        refusals.assertRefusedHere(
                refusals.cart().capacityProvider(provider).memorySize(1024),
                "memorySize must be 2048 to 32768, got 1024");
        refusals.assertRefusedHere(
                refusals.cart()
                        .capacityProvider(provider)
                        .perExecutionEnvironmentMaxConcurrency(10)
                        .maxExecutionEnvironments(3)
                        .maxConcurrency(31),
                "maxConcurrency must be at most 30, as maxExecutionEnvironments is 3 and perExecutionEnvironmentMaxConcurrency 10, got 31");
    }

    @Test
    void instancesThatWouldBeIdleAreWarnedOf() {
        Synth idle = new Synth();
        idle.queue("Cart")
                .withoutTopic()
                .capacityProvider(provider(idle))
                .maxConcurrency(10)
                .build();

        assertThat(idle.warnings()).anyMatch(warning -> warning.contains("maxConcurrency of 10 is less than one"));
    }
}
