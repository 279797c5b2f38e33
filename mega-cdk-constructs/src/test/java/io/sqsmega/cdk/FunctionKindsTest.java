package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.AliasAttributes;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SingletonFunction;
import software.amazon.awscdk.services.lambda.Version;

/** Every kind of function: what is invoked, and whether the alarms look where Lambda publishes. */
@NeedsNode
class FunctionKindsTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:consumer";

    private static final Map<String, MegaQueue> QUEUES = new LinkedHashMap<>();
    private static Synth synth;
    private static Template template;

    @BeforeAll
    static void synthesise() {
        synth = new Synth();
        QUEUES.put("Built", synth.queue("Built").withoutTopic().dashboard(true).build());
        Function aliased = function("Aliased");
        given("Given", function("Plain"));
        given("Alias", aliased.addAlias("live"));
        given("Version", function("Versioned").getCurrentVersion());
        given("Latest", function("Newest").getLatestVersion());
        given("Singleton", singleton());
        given("Imported", Function.fromFunctionArn(synth.stack(), "ByArn", ARN));
        given("ImportedByName", Function.fromFunctionName(synth.stack(), "ByName", "consumer"));
        given("ImportedVersion", Version.fromVersionArn(synth.stack(), "VersionByArn", ARN + ":7"));
        given("ImportedAlias", importedAlias());
        given("ImportedParameter", Function.fromFunctionArn(synth.stack(), "ByParameter", parameter()));
        template = synth.template();
    }

    private static String parameter() {
        return new CfnParameter(synth.stack(), "FunctionArn").getValueAsString();
    }

    private static Function function(String id) {
        return Function.Builder.create(synth.stack(), id)
                .handler("com.acme.CartHandler")
                .code(Synth.code())
                .runtime(Runtime.JAVA_25)
                .build();
    }

    private static SingletonFunction singleton() {
        return SingletonFunction.Builder.create(synth.stack(), "Single")
                .uuid("f7d4f730-4ee1-11e8-9c2d-fa7ae01bbebc")
                .handler("com.acme.CartHandler")
                .code(Synth.code())
                .runtime(Runtime.JAVA_25)
                .timeout(Duration.seconds(10))
                .build();
    }

    private static IFunction importedAlias() {
        return Alias.fromAliasAttributes(
                synth.stack(),
                "AliasByName",
                AliasAttributes.builder()
                        .aliasName("live")
                        .aliasVersion(Version.fromVersionArn(synth.stack(), "AliasedVersion", ARN + ":7"))
                        .build());
    }

    private static void given(String id, IFunction function) {
        boolean known = function.getPermissionsNode().getDefaultChild() != null;
        MegaQueue.GivenFunctionBuilder queue =
                MegaQueue.Builder.forFunction(synth.stack(), id, function).withoutTopic();
        QUEUES.put(id, (known ? queue : queue.visibilityTimeout(Duration.minutes(3))).build());
    }

    private static List<?> dimensions(String id, MegaAlarm.Kind kind) {
        return (List<?>)
                synth.properties(template, QUEUES.get(id).getAlarm(kind).orElseThrow())
                        .get("Dimensions");
    }

    private static void assertDimensions(String id, Object functionName, String resource) {
        assertThat(dimensions(id, MegaAlarm.Kind.FUNCTION_ERRORS))
                .isEqualTo(dimensions(id, MegaAlarm.Kind.FUNCTION_THROTTLES))
                .satisfiesExactly(
                        name -> assertThat(name.toString())
                                .contains("Name=FunctionName")
                                .contains("Value=" + functionName),
                        qualified -> assertThat(qualified.toString())
                                .contains("Name=Resource")
                                .contains(resource));
    }

    private static void assertUnqualified(String id, String functionName) {
        assertThat(dimensions(id, MegaAlarm.Kind.FUNCTION_ERRORS))
                .isEqualTo(dimensions(id, MegaAlarm.Kind.FUNCTION_THROTTLES))
                .singleElement()
                .asString()
                .contains("Name=FunctionName", functionName);
    }

    private static Object invoked(String id) {
        return synth.properties(template, QUEUES.get(id).getEventSourceMapping())
                .get("FunctionName");
    }

    @Test
    void aliasesAndVersionsHaveMetricsByNameAndResource() {
        assertDimensions("Built", "{Ref=BuiltFunction", ":live");
        assertDimensions("Alias", "{Ref=Aliased", ":live");
        assertDimensions("Version", "{Ref=Versioned", "[VersionedCurrentVersion");
        assertDimensions("ImportedVersion", "consumer", "Value=consumer:7");
        assertDimensions("ImportedAlias", "consumer", "Value=consumer:live");
    }

    @Test
    void functionsHaveMetricsByName() {
        assertUnqualified("Given", "{Ref=Plain");
        assertUnqualified("Latest", "{Ref=Newest");
        assertUnqualified("Singleton", "{Ref=SingletonLambda");
        assertUnqualified("Imported", "Value=consumer");
        assertUnqualified("ImportedByName", ":function:consumer");
        assertUnqualified("ImportedParameter", "{Ref=FunctionArn}");
    }

    @Test
    void dashboardLooksWhereTheAlarmsDo() {
        assertThat(synth.properties(template, QUEUES.get("Built").getDashboard().orElseThrow())
                        .toString())
                .contains("\"AWS/Lambda\",\"Errors\",\"FunctionName\"", "\"Resource\"");
    }

    @Test
    void whatWasGivenIsInvoked() {
        assertThat(invoked("ImportedAlias")).isEqualTo("consumer:live");
        assertThat(invoked("ImportedVersion")).isEqualTo("consumer:7");
        assertThat(invoked("Version").toString()).contains("Versioned", "CurrentVersion");
    }

    /** The CDK would take a name out of it, and with it lose an alias and the region. */
    @Test
    void arnThatOnlyTheDeploymentKnowsIsInvokedWhole() {
        assertThat(invoked("ImportedParameter")).isEqualTo(Map.of("Ref", "FunctionArn"));
    }

    @Test
    void singletonIsAFunctionOfThisApp() {
        MegaQueue queue = QUEUES.get("Singleton");

        assertThat(synth.properties(template, queue.getQueue())).containsEntry("VisibilityTimeout", 60);
        assertThat(synth.variables(template, queue.getFunction())).containsKeys("MEGA_QUEUE_URL");
        assertThat(synth.warnings()).noneMatch(warning -> warning.startsWith("/Shop/Singleton:"));
    }
}
