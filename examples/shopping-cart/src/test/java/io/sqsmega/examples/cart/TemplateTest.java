package io.sqsmega.examples.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What an expert would check of {@code template.yaml}. The tags of CloudFormation are skipped: {@code !Ref X} reads as
 * X.
 */
class TemplateTest {
    private static JsonNode template;

    @BeforeAll
    static void readTheTemplate() throws Exception {
        template = new YAMLMapper().readTree(ExampleFiles.read(ExampleFiles.TEMPLATE));
    }

    @Test
    void theEventSourceReportsPartialFailuresAndNamesTheQueue() {
        JsonNode source = properties("CartFunction").at("/Events/Cart/Properties");

        assertThat(source.get("FunctionResponseTypes"))
                .extracting(JsonNode::textValue)
                .containsExactly("ReportBatchItemFailures");
        assertThat(source.get("Queue").textValue()).isEqualTo("CartQueue.Arn");
    }

    @Test
    void theVisibilityTimeoutIsSixTimesTheFunctionsAndTheWindow() {
        int timeout = template.at("/Globals/Function/Timeout").intValue();
        int window = properties("CartFunction")
                .at("/Events/Cart/Properties/MaximumBatchingWindowInSeconds")
                .asInt(0);

        assertThat(properties("CartQueue").get("VisibilityTimeout").intValue())
                .isGreaterThanOrEqualTo(6 * timeout + window);
    }

    @Test
    void whatFailsFiveTimesIsKeptForFourteenDaysAndSqsWaitsThreeTimesAsLong() {
        JsonNode redrive = properties("CartQueue").get("RedrivePolicy");

        assertThat(properties("CartFunction")
                        .at("/Environment/Variables/MEGA_GIVE_UP_AT_RECEIVE")
                        .textValue())
                .isEqualTo("5");
        assertThat(redrive.get("maxReceiveCount").intValue()).isEqualTo(15);
        assertThat(redrive.get("deadLetterTargetArn").textValue()).isEqualTo("CartDeadLetterQueue.Arn");
        assertThat(properties("CartDeadLetterQueue")
                        .get("MessageRetentionPeriod")
                        .intValue())
                .isEqualTo(14 * 24 * 60 * 60);
        assertThat(properties("CartDeadLettersAlarm").get("Threshold").intValue())
                .isEqualTo(1);
    }

    @Test
    void onlyThisQueueMayUseTheDeadLetterQueue() {
        JsonNode allowed = properties("CartDeadLetterQueue").get("RedriveAllowPolicy");
        String queueName = properties("CartQueue").get("QueueName").textValue();

        assertThat(allowed.get("redrivePermission").textValue()).isEqualTo("byQueue");
        assertThat(allowed.at("/sourceQueueArns/0").textValue()).endsWith(":" + queueName);
    }

    @Test
    void bothQueuesAreEncryptedAndNothingIsSentWithoutTls() {
        for (String queue : List.of("CartQueue", "CartDeadLetterQueue")) {
            assertThat(properties(queue).get("SqsManagedSseEnabled").booleanValue())
                    .as(queue)
                    .isTrue();
        }
        for (String policy : List.of("CartTopicPolicy", "CartQueuePolicy", "CartDeadLetterQueuePolicy")) {
            assertThat(denied(policy).at("/Condition/Bool/aws:SecureTransport").textValue())
                    .as(policy)
                    .isEqualTo("false");
        }
    }

    @Test
    void onlyTheTopicMaySendToTheQueue() {
        JsonNode allow = properties("CartQueuePolicy").at("/PolicyDocument/Statement/0");

        assertThat(allow.at("/Principal/Service").textValue()).isEqualTo("sns.amazonaws.com");
        assertThat(allow.at("/Condition/ArnEquals/aws:SourceArn").textValue()).isEqualTo("CartTopic");
    }

    @Test
    void theTopicDeliversRawAndKeepsWhatItCannotDeliver() {
        JsonNode subscription = properties("CartSubscription");

        assertThat(subscription.get("RawMessageDelivery").booleanValue()).isTrue();
        assertThat(subscription.at("/RedrivePolicy/deadLetterTargetArn").textValue())
                .isEqualTo("CartDeadLetterQueue.Arn");
    }

    @Test
    void snapshotsAreTakenOfVersionsThatAnAliasPublishes() {
        JsonNode function = template.at("/Globals/Function");

        assertThat(function.at("/SnapStart/ApplyOn").textValue()).isEqualTo("PublishedVersions");
        assertThat(function.get("AutoPublishAlias").textValue()).isNotBlank();
    }

    @Test
    void theHandlersAreClassesThatLambdaCanMake() throws Exception {
        for (String function : List.of("CartFunction", "PublisherFunction")) {
            Class<?> handler = Class.forName(properties(function).get("Handler").textValue());

            assertThat(handler).isAssignableTo(RequestHandler.class);
            assertThat(handler.getConstructor()).isNotNull();
        }
    }

    @Test
    void thePublisherIsToldTheTopic() {
        assertThat(properties("PublisherFunction")
                        .at("/Environment/Variables/CART_TOPIC_ARN")
                        .textValue())
                .isEqualTo("CartTopic");
    }

    @Test
    void theSubscriberIsToldItsQueuesAndMayUseThem() {
        JsonNode function = properties("CartFunction");

        assertThat(function.at("/Environment/Variables/MEGA_QUEUE_URL").textValue())
                .isEqualTo("CartQueue");
        assertThat(function.at("/Environment/Variables/MEGA_DEAD_LETTER_QUEUE_URL")
                        .textValue())
                .isEqualTo("CartDeadLetterQueue");
        assertThat(allowed("CartQueue.Arn")).contains("sqs:ReceiveMessage", "sqs:ChangeMessageVisibility");
        assertThat(allowed("CartDeadLetterQueue.Arn")).contains("sqs:SendMessage");
    }

    private static List<String> allowed(String resource) {
        List<String> actions = new ArrayList<>();
        for (JsonNode statement : properties("CartRole").at("/Policies/0/PolicyDocument/Statement")) {
            if (statement.get("Resource").textValue().equals(resource)) {
                statement.get("Action").forEach(action -> actions.add(action.textValue()));
            }
        }
        return actions;
    }

    private static JsonNode properties(String resource) {
        JsonNode properties = template.at("/Resources/" + resource + "/Properties");
        assertThat(properties.isObject()).as(resource).isTrue();
        return properties;
    }

    private static JsonNode denied(String policy) {
        for (JsonNode statement : properties(policy).at("/PolicyDocument/Statement")) {
            if (statement.get("Effect").textValue().equals("Deny")) {
                return statement;
            }
        }
        throw new AssertionError(policy + " must deny something, got nothing");
    }
}
