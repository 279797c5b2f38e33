package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionAttributes;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;

@NeedsNode
class MegaQueueForFunctionTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:elsewhere";

    private static Synth synth;
    private static Function function;
    private static MegaQueue direct;
    private static MegaQueue aliased;
    private static MegaQueue versioned;
    private static MegaQueue imported;
    private static Template template;
    private static List<String> warnings;

    @BeforeAll
    static void synthesise() {
        synth = new Synth();
        function = function(synth.stack(), "Plain").timeout(Duration.minutes(1)).build();
        direct = MegaQueue.Builder.forFunction(synth.stack(), "Direct", function)
                .withoutTopic()
                .maxBatchingWindow(Duration.seconds(5))
                .build();
        Function snapped = function(synth.stack(), "Snapped")
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .build();
        Alias alias = Alias.Builder.create(synth.stack(), "SnappedLive")
                .aliasName("live")
                .version(snapped.getCurrentVersion())
                .build();
        aliased = MegaQueue.Builder.forFunction(synth.stack(), "Aliased", alias)
                .withoutTopic()
                .build();
        Function published = function(synth.stack(), "Versioned")
                .timeout(Duration.seconds(20))
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .build();
        versioned = MegaQueue.Builder.forFunction(synth.stack(), "OfAVersion", published.getCurrentVersion())
                .withoutTopic()
                .build();
        Function unaliased = function(synth.stack(), "Unaliased")
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .build();
        MegaQueue.Builder.forFunction(synth.stack(), "Unsnapped", unaliased)
                .withoutTopic()
                .build();
        imported = MegaQueue.Builder.forFunction(
                        synth.stack(), "Imported", Function.fromFunctionArn(synth.stack(), "Elsewhere", ARN))
                .withoutTopic()
                .visibilityTimeout(Duration.minutes(3))
                .build();
        MegaQueue.Builder.forFunction(synth.stack(), "ImportedWithRole", withRole())
                .withoutTopic()
                .visibilityTimeout(Duration.minutes(3))
                .build();
        template = synth.template();
        warnings = synth.warnings();
    }

    private static IFunction withRole() {
        return Function.fromFunctionAttributes(
                synth.stack(),
                "Known",
                FunctionAttributes.builder()
                        .functionArn(ARN)
                        .role(Role.fromRoleArn(synth.stack(), "KnownRole", "arn:aws:iam::123456789012:role/elsewhere"))
                        .build());
    }

    private static Function.Builder function(Stack stack, String id) {
        return Function.Builder.create(stack, id)
                .handler("com.acme.CartHandler")
                .code(Synth.code())
                .runtime(Runtime.JAVA_25);
    }

    @Test
    void visibilityFollowsTheFunctionsTimeout() {
        assertThat(synth.properties(template, direct.getQueue())).containsEntry("VisibilityTimeout", 6 * 60 + 5);
    }

    @Test
    void visibilityFollowsLambdasDefaultOfThreeSeconds() {
        assertThat(synth.properties(template, aliased.getQueue())).containsEntry("VisibilityTimeout", 6 * 3);
    }

    @Test
    void environmentAndPermissionsAreAdded() {
        assertThat(synth.properties(template, function).get("Environment"))
                .asString()
                .contains("MEGA_QUEUE_URL={Ref=DirectQueue", "MEGA_DEAD_LETTER_QUEUE_URL={Ref=DirectDeadLetterQueue");
        assertThat(Synth.policies(template, "AWS::IAM::Policy"))
                .filteredOn(policy -> policy.contains("PlainServiceRole"))
                .singleElement()
                .asString()
                .contains("sqs:ReceiveMessage", "sqs:SendMessage");
    }

    @Test
    void givenVersionIsInvokedAndItsFunctionIsKnown() {
        assertThat(versioned.getAlias()).isEmpty();
        assertThat(synth.properties(template, versioned.getQueue())).containsEntry("VisibilityTimeout", 6 * 20);
        assertThat(synth.properties(template, versioned.getEventSourceMapping()).get("FunctionName"))
                .asString()
                .contains("VersionedCurrentVersion");
    }

    @Test
    void nothingIsWarnedOfWithoutReason() {
        assertThat(warnings)
                .noneMatch(warning -> warning.startsWith("/Shop/Direct:"))
                .noneMatch(warning -> warning.startsWith("/Shop/Aliased:"))
                .noneMatch(warning -> warning.startsWith("/Shop/OfAVersion:"));
    }

    @Test
    void nothingOfAFunctionIsCreated() {
        assertThat(direct.getFunction()).isSameAs(function);
        assertThat(direct.getAlias()).isEmpty();
        assertThat(direct.getNode().tryFindChild("Function")).isNull();
        assertThat(direct.getNode().tryFindChild("Role")).isNull();
    }

    @Test
    void givenAliasIsInvoked() {
        assertThat(aliased.getAlias()).isPresent();
        assertThat(synth.properties(template, aliased.getEventSourceMapping()).get("FunctionName"))
                .asString()
                .contains("SnappedLive", ":live");
    }

    @Test
    void importedFunctionIsInvokedAsItIs() {
        assertThat(imported.getAlias()).isEmpty();
        assertThat(synth.properties(template, imported.getEventSourceMapping()))
                .containsEntry("FunctionName", "elsewhere");
    }

    @Test
    void snapStartWithoutAliasIsWarnedOf() {
        assertThat(warnings)
                .filteredOn(warning -> warning.startsWith("/Shop/Unsnapped:"))
                .singleElement()
                .asString()
                .contains("the queue invokes $LATEST");
    }

    @Test
    void whatAnImportedFunctionDoesNotGetIsWarnedOf() {
        assertThat(warnings)
                .filteredOn(warning -> warning.startsWith("/Shop/Imported:"))
                .hasSize(2)
                .anySatisfy(
                        warning -> assertThat(warning).contains("set MEGA_QUEUE_URL and MEGA_DEAD_LETTER_QUEUE_URL"))
                .anySatisfy(warning -> assertThat(warning).contains("without its role"));
        assertThat(warnings)
                .filteredOn(warning -> warning.startsWith("/Shop/ImportedWithRole:"))
                .hasSize(1);
    }

    @Test
    void importedFunctionNeedsAVisibilityTimeout() {
        IFunction elsewhere = Function.fromFunctionArn(synth.stack(), "Unknown", ARN);

        assertThatThrownBy(MegaQueue.Builder.forFunction(synth.stack(), "Wrong", elsewhere)
                        .withoutTopic()::build)
                .hasMessage(
                        "visibilityTimeout must be given, six times the function's timeout plus the batching window,"
                                + " if those are not known at synth time, got none at Shop/Wrong");
    }

    @Test
    void visibilityIsHeldAgainstTheFunctionsTimeout() {
        Function slow =
                function(synth.stack(), "Slow").timeout(Duration.minutes(1)).build();

        assertThatThrownBy(MegaQueue.Builder.forFunction(synth.stack(), "Wrong", slow)
                        .withoutTopic()
                        .visibilityTimeout(Duration.seconds(10))::build)
                .hasMessageContaining("at least the function's timeout of 1 minute, and better 6 minutes");
    }

    @Test
    void concurrencyIsHeldAgainstTheFunctionsReservation() {
        Function reserved = function(synth.stack(), "Reserved")
                .reservedConcurrentExecutions(5)
                .build();

        assertThatThrownBy(MegaQueue.Builder.forFunction(synth.stack(), "Wrong", reserved)
                        .withoutTopic()
                        .maxConcurrency(6)::build)
                .hasMessage("maxConcurrency must be at most the function's reservedConcurrentExecutions of 5, got 6"
                        + " at Shop/Wrong");
    }

    @Test
    void functionOfAnotherStackIsRefused() {
        Stack other = new Stack(synth.app(), "Other");
        Function there = function(other, "There").build();

        assertThatThrownBy(MegaQueue.Builder.forFunction(synth.stack(), "Wrong", there)
                        .withoutTopic()::build)
                .hasMessage(
                        "function must be in the stack of its MegaQueue, Shop, got one in Other: make the MegaQueue where the function is at Shop/Wrong");
    }

    @Test
    void functionOfAnotherQueueIsRefused() {
        assertThatThrownBy(MegaQueue.Builder.forFunction(synth.stack(), "Wrong", function)
                        .withoutTopic()::build)
                .hasMessage("function must be given to one MegaQueue, or to several with one deadLetterQueue and"
                        + " giveUpAtReceive, which its environment can name, got one that is given to Shop/Direct"
                        + " with Shop/Direct/DeadLetterQueue and 5 at Shop/Wrong");
    }

    @Test
    void environmentHasTheNamesThatTheFrameworkReads() {
        assertThat(Map.of(MegaQueue.QUEUE_URL, 1, MegaQueue.DEAD_LETTER_QUEUE_URL, 2))
                .containsOnlyKeys("MEGA_QUEUE_URL", "MEGA_DEAD_LETTER_QUEUE_URL");
    }
}
