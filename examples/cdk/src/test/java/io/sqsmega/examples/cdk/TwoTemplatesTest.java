package io.sqsmega.examples.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.examples.cart.CartHandler;
import io.sqsmega.examples.cart.Carts;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Code;

/** The CDK app and {@code template.yaml} describe the same application, each in its own words. */
class TwoTemplatesTest {
    private static final String METRIC_NAMESPACE = "/Environment/Variables/METRIC_NAMESPACE";

    private static Description sam;
    private static Description cdk;

    @BeforeAll
    static void readBoth() throws Exception {
        Tool.NODE.orSkip(TwoTemplatesTest.class);
        sam = Description.ofSam(Path.of("../../template.yaml"));
        App app = new App(AppProps.builder()
                .context(Map.of("aws:cdk:disable-version-check", true))
                .analyticsReporting(false)
                .outdir("target/cdk.out/compared")
                .build());
        // Any code will do: it is built after the tests that need no more than the template.
        CartStack stack = new CartStack(app, "ShoppingCart", Code.fromAsset("src/main"));
        cdk = Description.ofCdk(Template.fromStack(stack).toJSON());
    }

    @Test
    void bothHaveTheSameResources() {
        assertThat(cdk.names()).isEqualTo(sam.names());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CartTopic",
                "OnCallTopic",
                "CartQueue",
                "CartDeadLetterQueue",
                "CartSubscription",
                "CartLogGroup",
                "PublisherLogGroup",
                "CartDeadLettersAlarm",
                "CartOldestMessageAgeAlarm",
                "CartFunctionErrorsAlarm",
                "CartFunctionThrottlesAlarm",
                "CartRefusedMessagesAlarm",
                "CartMessageAgeAlarm",
                "CartMessagesNotStartedAlarm"
            })
    void propertiesAreTheSame(String resource) {
        assertThat(comparable(cdk.properties(resource))).isEqualTo(comparable(sam.properties(resource)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CartDeadLettersAlarm",
                "CartOldestMessageAgeAlarm",
                "CartFunctionErrorsAlarm",
                "CartFunctionThrottlesAlarm",
                "CartRefusedMessagesAlarm",
                "CartMessageAgeAlarm",
                "CartMessagesNotStartedAlarm"
            })
    void alarmIsPublished(String alarm) {
        assertThat(sam.property(alarm, "/AlarmActions")).isEqualTo(List.of("OnCallTopic"));
        assertThat(cdk.property(alarm, "/AlarmActions")).isEqualTo(List.of("OnCallTopic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CartRefusedMessagesAlarm", "CartMessageAgeAlarm", "CartMessagesNotStartedAlarm"})
    void alarmWatchesWhatTheFunctionWrites(String alarm) throws Exception {
        JsonNode written = metricsOf(new CartHandler(
                new Carts(),
                Map.of(
                        "METRIC_NAMESPACE",
                        sam.property("CartFunction", METRIC_NAMESPACE).toString())));
        JsonNode directive = written.at("/_aws/CloudWatchMetrics/0");

        assertThat(directive.get("Namespace").textValue()).isEqualTo(sam.property(alarm, "/Namespace"));
        assertThat(directive.get("Metrics").findValuesAsText("Name"))
                .contains(sam.property(alarm, "/MetricName").toString());
        assertThat(directive.at("/Dimensions/0/0").textValue()).isEqualTo(sam.property(alarm, "/Dimensions/0/Name"));
        assertThat(sam.property(alarm, "/Dimensions/0/Value")).isEqualTo("CartQueue.QueueName");
    }

    /** Returns what the handler writes of a batch of one message. */
    private static JsonNode metricsOf(CartHandler handler) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try (InputStream event = Files.newInputStream(Path.of("../events/raw.json"))) {
            handler.handleRequest(event, new ByteArrayOutputStream(), null);
        } finally {
            System.setOut(out);
        }
        return new ObjectMapper().readTree(written.toByteArray());
    }

    /** Without words for people, and without the name that each makes of what it calls the stack. */
    private static Map<String, Object> comparable(Map<String, Object> properties) {
        Map<String, Object> comparable = new TreeMap<>(properties);
        comparable.remove("AlarmDescription");
        comparable.remove("QueueName");
        comparable.computeIfPresent(
                "RedriveAllowPolicy", (name, policy) -> ((Map<?, ?>) policy).get("redrivePermission"));
        return comparable;
    }

    @Test
    void deadLetterQueueAdmitsTheQueueByItsName() {
        for (Description template : List.of(sam, cdk)) {
            String queueName = template.property("CartQueue", "/QueueName").toString();

            assertThat(template.property("CartDeadLetterQueue", "/RedriveAllowPolicy/sourceQueueArns/0")
                            .toString())
                    .isEqualTo("arn:AWS::Partition:sqs:AWS::Region:AWS::AccountId:" + queueName);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CartTopicPolicy, Topics",
        "OnCallTopicPolicy, Topics",
        "CartQueuePolicy, Queues",
        "CartDeadLetterQueuePolicy, Queues"
    })
    void policiesAllowAndDenyTheSame(String policy, String holders) {
        assertThat(statements(cdk, policy)).isEqualTo(statements(sam, policy));
        assertThat(cdk.property(policy, "/" + holders)).isEqualTo(sam.property(policy, "/" + holders));
    }

    /** In any order; {@code *} and {@code {AWS: *}} are the same principal. */
    private static Set<Object> statements(Description template, String policy) {
        Set<Object> statements = new HashSet<>();
        for (Object statement : (List<?>) template.property(policy, "/PolicyDocument/Statement")) {
            Map<Object, Object> parts = new TreeMap<>((Map<?, ?>) statement);
            parts.remove("Sid");
            parts.computeIfPresent(
                    "Principal", (name, principal) -> principal.equals(Map.of("AWS", "*")) ? "*" : principal);
            statements.add(parts);
        }
        return statements;
    }

    @ParameterizedTest
    @CsvSource({
        "Handler, Handler",
        "Runtime, Runtime",
        "MemorySize, MemorySize",
        "Timeout, Timeout",
        "TracingConfig/Mode, Tracing",
        "SnapStart, SnapStart",
        "LoggingConfig, LoggingConfig",
        "Environment, Environment"
    })
    void functionsAreTheSame(String inCdk, String inSam) {
        for (String function : List.of("CartFunction", "PublisherFunction")) {
            assertThat(cdk.property(function, "/" + inCdk))
                    .isEqualTo(sam.property(function, "/" + inSam))
                    .isNotEqualTo("nothing");
        }
    }

    /** SAM has a parameter, since {@code sam local} runs on the machine that is there; the README deploys arm64. */
    @Test
    void architectureIsTheSameIfDeployedAsTheReadmeSays() throws Exception {
        assertThat(sam.property("CartFunction", "/Architectures")).isEqualTo(List.of("Architecture"));
        assertThat(cdk.property("CartFunction", "/Architectures")).isEqualTo(List.of("arm64"));
        assertThat(cdk.property("PublisherFunction", "/Architectures")).isEqualTo(List.of("arm64"));
        assertThat(Files.readString(Path.of("../../README.md")).lines())
                .anyMatch(line -> line.contains("sam deploy") && line.contains("Architecture=arm64"));
    }

    @ParameterizedTest
    @CsvSource({
        "EventSourceArn, Queue",
        "BatchSize, BatchSize",
        "MaximumBatchingWindowInSeconds, MaximumBatchingWindowInSeconds",
        "FunctionResponseTypes, FunctionResponseTypes",
        "ScalingConfig, ScalingConfig",
        "FilterCriteria, FilterCriteria"
    })
    void queueIsPolledInTheSameWay(String inCdk, String inSam) {
        assertThat(cdk.onlyOf("AWS::Lambda::EventSourceMapping", inCdk))
                .isEqualTo(sam.property("CartFunction", "/Events/Cart/Properties/" + inSam));
    }

    @Test
    void whoeverInvokesDoesItThroughTheAlias() {
        assertThat(cdk.onlyOf("AWS::Lambda::Alias", "Name"))
                .isEqualTo(sam.property("CartFunction", "/AutoPublishAlias"));
        assertThat(cdk.onlyOf("AWS::Lambda::EventSourceMapping", "FunctionName").toString())
                .endsWith(":" + sam.property("CartFunction", "/AutoPublishAlias"));
    }

    /** No more in one than in the other, and nothing of other queues and log groups. */
    @ParameterizedTest
    @ValueSource(strings = {"CartRole", "PublisherRole"})
    void rolesAllowTheSame(String role) {
        assertThat(cdk.allowed(role)).isEqualTo(sam.allowed(role)).hasSizeGreaterThan(4);
        assertThat(sam.allowed(role))
                .filteredOn(permission -> permission.contains(" on *"))
                .allMatch(permission -> permission.startsWith("xray:"));
        assertThat(sam.property(role, "/ManagedPolicyArns")).isEqualTo("nothing");
        assertThat(cdk.property(role, "/ManagedPolicyArns")).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource({"CartFunction, CartRole", "PublisherFunction, PublisherRole"})
    void functionsHaveTheseRolesAndNoOther(String function, String role) {
        assertThat(cdk.property(function, "/Role")).isEqualTo(role + ".Arn");
        assertThat(sam.property(function, "/Role")).isEqualTo(role + ".Arn");
        assertThat(sam.property(function, "/Policies")).isEqualTo("nothing");
    }

    /** The CDK makes a version of every change; SAM, unless told so, of changed code alone. */
    @ParameterizedTest
    @ValueSource(strings = {"CartFunction", "PublisherFunction"})
    void everyChangeReachesTheAlias(String function) {
        assertThat(sam.property(function, "/AutoPublishAliasAllProperties")).isEqualTo("true");
    }

    /** Its path is among the function's own properties, as "sam build" moves no others. */
    @ParameterizedTest
    @ValueSource(strings = {"CartFunction", "PublisherFunction"})
    void jarIsBuiltByMavenAlone(String function) {
        assertThat(sam.resource(function).at("/Metadata/SkipBuild").asBoolean()).isTrue();
        assertThat(sam.property(function, "/CodeUri")).isEqualTo("examples/shopping-cart/target/shopping-cart.jar");
    }
}
