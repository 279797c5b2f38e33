package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.FromRoleArnOptions;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionAttributes;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Version;

/** An imported function is bound to nothing else than what was meant, and not before it may consume. */
@NeedsNode
class ImportedFunctionTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/consumer";

    private static Synth synth;
    private static Template template;

    @BeforeAll
    static void synthesise() {
        synth = new Synth("eu-west-1", "123456789012");
        queue("Mutable", withRole("Known", Role.fromRoleArn(synth.stack(), "Role", ROLE)))
                .build();
        queue(
                        "Immutable",
                        withRole(
                                "Fixed",
                                Role.fromRoleArn(
                                        synth.stack(),
                                        "FixedRole",
                                        ROLE,
                                        FromRoleArnOptions.builder()
                                                .mutable(false)
                                                .build())))
                .build();
        queue("Bare", Function.fromFunctionArn(synth.stack(), "ByArn", arn("eu-west-1", "123456789012", "consumer")))
                .giveUpAtReceive(7)
                .build();
        template = synth.template();
    }

    private static IFunction withRole(String id, IRole role) {
        return Function.fromFunctionAttributes(
                synth.stack(),
                id,
                FunctionAttributes.builder()
                        .functionArn(arn("eu-west-1", "123456789012", "consumer"))
                        .role(role)
                        .build());
    }

    private static String arn(String region, String account, String name) {
        return "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
    }

    private static MegaQueue.GivenFunctionBuilder queue(String id, IFunction function) {
        return MegaQueue.Builder.forFunction(synth.stack(), id, function)
                .withoutTopic()
                .visibilityTimeout(Duration.minutes(3));
    }

    @Test
    void mappingWaitsUntilTheRoleMayConsume() {
        Map<String, Map<String, Object>> mappings = template.findResources("AWS::Lambda::EventSourceMapping");

        assertThat(mappings.get(mappings.keySet().stream()
                                .filter(id -> id.startsWith("Mutable"))
                                .findFirst()
                                .orElseThrow())
                        .get("DependsOn"))
                .asString()
                .contains("RolePolicy");
    }

    /** The CDK changes the policies of both then, and waits for the queue's alone. */
    @Test
    void mappingWaitsForTheRoleInAStackOfAnyAccount() {
        Synth anywhere = new Synth();
        IFunction function = Function.fromFunctionAttributes(
                anywhere.stack(),
                "Consumer",
                FunctionAttributes.builder()
                        .functionArn(arn("eu-west-1", "123456789012", "consumer"))
                        .role(Role.fromRoleArn(anywhere.stack(), "Role", ROLE))
                        .build());
        MegaQueue.Builder.forFunction(anywhere.stack(), "Cart", function)
                .withoutTopic()
                .visibilityTimeout(Duration.minutes(3))
                .build();

        assertThat(anywhere.template()
                        .findResources("AWS::Lambda::EventSourceMapping")
                        .values())
                .singleElement()
                .extracting(mapping -> mapping.get("DependsOn"))
                .asString()
                .contains("RolePolicy", "CartQueuePolicy");
    }

    @Test
    void roleThatCannotBeChangedIsWarnedOf() {
        assertThat(synth.warnings())
                .filteredOn(warning -> warning.startsWith("/Shop/Immutable:"))
                .anyMatch(warning -> warning.contains("role cannot be changed here"));
        assertThat(synth.warnings())
                .filteredOn(warning -> warning.startsWith("/Shop/Mutable:"))
                .noneMatch(warning -> warning.contains("role"));
    }

    /** What has to be done elsewhere, with every value. */
    @Test
    void functionKnownByItsArnAlone() {
        assertThat(synth.warnings())
                .filteredOn(warning -> warning.startsWith("/Shop/Bare:"))
                .hasSize(2)
                .anyMatch(warning -> warning.contains("MEGA_GIVE_UP_AT_RECEIVE to 7")
                        && warning.contains("the URLs of getQueue() and getDeadLetterQueue()"))
                .anyMatch(warning -> warning.contains("import it by Function.fromFunctionAttributes with its role")
                        && warning.contains("sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes and"
                                + " sqs:ChangeMessageVisibility on the queue")
                        && warning.contains("sqs:SendMessage on the dead-letter queue"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            eu-west-1 | 123456789012 | consumer:live | function must be imported by an ARN without a qualifier, or by Alias.fromAliasAttributes or Version.fromVersionArn, got the qualifier live at Shop/Wrong
            us-east-1 | 123456789012 | consumer      | function must be of the region of its MegaQueue, eu-west-1, got one of us-east-1: make the MegaQueue in a stack where the function is at Shop/Wrong
            eu-west-1 | 210987654321 | consumer      | function must be of the account of its MegaQueue, 123456789012, got one of 210987654321: make the MegaQueue in a stack where the function is at Shop/Wrong
            """)
    void functionThatIsNotWhatItSeems(String region, String account, String name, String message) {
        IFunction function =
                Function.fromFunctionArn(synth.stack(), "From" + message.hashCode(), arn(region, account, name));

        Refusals.assertRefused(queue("Wrong", function), message);
    }

    @Test
    void versionOfAnotherRegion() {
        IFunction version =
                Version.fromVersionArn(synth.stack(), "Elsewhere", arn("us-east-1", "123456789012", "consumer:7"));

        Refusals.assertRefused(
                queue("Wrong", version),
                "function must be of the region of its MegaQueue, eu-west-1, got one of us-east-1: make the MegaQueue in a stack where the function is at Shop/Wrong");
    }
}
