package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;

/** What the short form promises: a standard queue on a topic, and a FIFO one beside it. */
@NeedsNode
class MegaQueueTest {
    private static Synth synth;
    private static MegaTopic topic;
    private static MegaQueue cart;
    private static MegaQueue orders;
    private static MegaQueue direct;
    private static Template template;

    @BeforeAll
    static void synthesise() {
        synth = new Synth();
        topic = synth.topic("Events").build();
        cart = synth.queue("Cart").topic(topic).build();
        orders = synth.queue("Orders").fifo(true).ownTopic().build();
        direct = synth.queue("Direct").withoutTopic().queueName("direct").build();
        Role publisher = Role.Builder.create(synth.stack(), "Publisher")
                .assumedBy(new AccountRootPrincipal())
                .build();
        List.of(cart, orders, direct).forEach(queue -> queue.grantPublish(publisher));
        template = synth.template();
    }

    @Test
    void queueHidesSixTimesTheTimeoutAndPollsLong() {
        assertThat(synth.properties(template, cart.getQueue()))
                .containsEntry("VisibilityTimeout", 180)
                .containsEntry("ReceiveMessageWaitTimeSeconds", 20)
                .containsEntry("MessageRetentionPeriod", 4 * 24 * 3600);
    }

    @Test
    void fifthTryIsTheLastAndTheQueuesOwnLimitIsABackstop() {
        assertThat(synth.properties(template, cart.getQueue()).get("RedrivePolicy"))
                .hasToString(
                        "{deadLetterTargetArn={Fn::GetAtt=[CartDeadLetterQueue9C1282BC, Arn]}, maxReceiveCount=15}");
        assertThat(synth.properties(template, cart.getFunction()).get("Environment"))
                .asString()
                .contains("MEGA_GIVE_UP_AT_RECEIVE=5");
    }

    @Test
    void eachMessageOfAFifoBatchCanTakeAllItsTries() {
        assertThat(synth.properties(template, orders.getQueue()).get("RedrivePolicy"))
                .asString()
                .contains("maxReceiveCount=50");
    }

    @Test
    void deadLettersAreKeptForAFortnight() {
        assertThat(synth.properties(template, cart.getDeadLetterQueue()))
                .containsEntry("MessageRetentionPeriod", 14 * 24 * 3600)
                .doesNotContainKeys("RedrivePolicy", "QueueName");
    }

    @Test
    void deadLetterQueueAdmitsItsQueueAlone() {
        Object name = synth.properties(template, cart.getQueue()).get("QueueName");

        assertThat(name).isEqualTo("Shop-Cart-D4D720BD");
        assertThat(synth.properties(template, cart.getDeadLetterQueue()).get("RedriveAllowPolicy"))
                .asString()
                .contains("redrivePermission=byQueue", "sourceQueueArns=[{Fn::Join=", ":sqs:", ":" + name + "]]}]");
    }

    @Test
    void bothQueuesAreEncryptedAtNoCost() {
        assertThat(synth.properties(template, cart.getQueue())).containsEntry("SqsManagedSseEnabled", true);
        assertThat(synth.properties(template, cart.getDeadLetterQueue())).containsEntry("SqsManagedSseEnabled", true);
    }

    @Test
    void tlsIsEnforcedOnEveryQueueAndTopic() {
        assertThat(Synth.policies(template, "AWS::SQS::QueuePolicy"))
                .hasSize(6)
                .allSatisfy(policy -> assertThat(policy)
                        .contains("Effect=Deny", "Action=sqs:*", "{Bool={aws:SecureTransport=false}}"));
        assertThat(Synth.policies(template, "AWS::SNS::TopicPolicy"))
                .hasSize(2)
                .allSatisfy(policy -> assertThat(policy).contains("Effect=Deny", "{aws:SecureTransport=false}"));
    }

    @Test
    void onlyTheTopicMaySendToTheQueue() {
        assertThat(Synth.policies(template, "AWS::SQS::QueuePolicy"))
                .filteredOn(policy -> policy.contains("[CartQueue"))
                .singleElement()
                .asString()
                .contains("{ArnEquals={aws:SourceArn={Ref=EventsTopic", "Service=sns.amazonaws.com");
    }

    @Test
    void subscriptionHasADeadLetterQueueAndAnEnvelope() {
        assertThat(cart.getSubscriptions()).hasSize(1);
        assertThat(synth.properties(template, cart.getSubscriptions().get(0)))
                .containsEntry("Protocol", "sqs")
                .containsEntry(
                        "RedrivePolicy",
                        Map.of(
                                "deadLetterTargetArn",
                                Map.of("Fn::GetAtt", List.of("CartDeadLetterQueue9C1282BC", "Arn"))))
                .doesNotContainKeys("RawMessageDelivery", "FilterPolicy");
    }

    @Test
    void functionIsTracedAndStartsFromASnapshot() {
        assertThat(synth.properties(template, cart.getFunction()))
                .containsEntry("Handler", "com.acme.CartHandler")
                .containsEntry("Runtime", "java25")
                .containsEntry("Architectures", List.of("arm64"))
                .containsEntry("MemorySize", 1024)
                .containsEntry("Timeout", 30)
                .containsEntry("SnapStart", Map.of("ApplyOn", "PublishedVersions"))
                .containsEntry("TracingConfig", Map.of("Mode", "Active"))
                .doesNotContainKey("ReservedConcurrentExecutions");
    }

    @Test
    void functionKnowsBothQueuesAndItsTries() {
        assertThat(synth.properties(template, cart.getFunction()).get("Environment"))
                .isEqualTo(Map.of(
                        "Variables",
                        Map.of(
                                MegaQueue.QUEUE_URL, Map.of("Ref", "CartQueue7AC3CE08"),
                                MegaQueue.DEAD_LETTER_QUEUE_URL, Map.of("Ref", "CartDeadLetterQueue9C1282BC"),
                                MegaQueue.GIVE_UP_AT_RECEIVE, "5")));
    }

    @Test
    void functionMayConsumeAndRefuseAndNoMore() {
        assertThat(Synth.policies(template, "AWS::IAM::Policy"))
                .filteredOn(policy -> policy.contains("CartRole"))
                .singleElement()
                .asString()
                .contains("sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:SendMessage")
                .doesNotContain("*");
    }

    @Test
    void functionWritesToItsOwnLogsForAMonth() {
        template.hasResourceProperties("AWS::Logs::LogGroup", Map.of("RetentionInDays", 30));
        assertThat(Synth.policies(template, "AWS::IAM::Role"))
                .filteredOn(role -> role.contains("PolicyName=Logs"))
                .hasSize(3)
                .allSatisfy(role -> assertThat(role)
                        .contains("logs:PutLogEvents", "LogGroup")
                        .doesNotContain("AWSLambdaBasicExecutionRole"));
    }

    @Test
    void eventSourceInvokesTheAliasOfAPublishedVersion() {
        assertThat(cart.getAlias()).isPresent();
        assertThat(synth.properties(template, cart.getAlias().orElseThrow())).containsEntry("Name", "live");
        assertThat(synth.properties(template, cart.getEventSourceMapping()).get("FunctionName"))
                .asString()
                .contains("CartAlias", ":live");
    }

    @Test
    void eventSourceReportsBatchItemFailures() {
        assertThat(synth.properties(template, cart.getEventSourceMapping()))
                .containsEntry("FunctionResponseTypes", List.of("ReportBatchItemFailures"))
                .containsEntry("BatchSize", 10)
                .containsEntry("Enabled", true)
                .doesNotContainKeys("FilterCriteria", "ScalingConfig", "MaximumBatchingWindowInSeconds");
    }

    @Test
    void fifoQueueTopicAndDeadLetterQueueAreOfOneKindWithHighThroughput() {
        for (var queue : List.of(orders.getQueue(), orders.getDeadLetterQueue())) {
            assertThat(synth.properties(template, queue))
                    .containsEntry("FifoQueue", true)
                    .containsEntry("DeduplicationScope", "messageGroup")
                    .containsEntry("FifoThroughputLimit", "perMessageGroupId");
        }
        assertThat(synth.properties(template, orders.getTopics().get(0)))
                .containsEntry("FifoTopic", true)
                .containsEntry("FifoThroughputScope", "MessageGroup");
        assertThat(synth.properties(template, orders.getQueue()).get("QueueName"))
                .asString()
                .endsWith(".fifo");
    }

    @Test
    void givenNameNamesBothQueues() {
        assertThat(synth.properties(template, direct.getQueue())).containsEntry("QueueName", "direct");
        assertThat(synth.properties(template, direct.getDeadLetterQueue())).containsEntry("QueueName", "direct-dlq");
    }

    @Test
    void grantPublishIsForTheTopicsOrElseForTheQueue() {
        assertThat(Synth.policies(template, "AWS::IAM::Policy"))
                .filteredOn(policy -> policy.contains("Publisher"))
                .singleElement()
                .asString()
                .contains("EventsTopic", "OrdersTopic", "sqs:SendMessage", "DirectQueue")
                .doesNotContain("CartQueue", "OrdersQueue");
    }

    @Test
    void idsAreAContract() {
        assertThat(orders.getNode().getChildren())
                .extracting(child -> child.getNode().getId())
                .containsExactlyInAnyOrder(
                        "Queue",
                        "DeadLetterQueue",
                        "Topic",
                        "LogGroup",
                        "Role",
                        "Function",
                        "Alias",
                        "EventSourceMapping",
                        "DeadLettersAlarm",
                        "OldestMessageAgeAlarm",
                        "FunctionErrorsAlarm",
                        "FunctionThrottlesAlarm");
        assertThat(cart.getTopics()).containsExactly(topic.getTopic());
    }

    @Test
    void goodDefaultsWarnOfNothing() {
        assertThat(synth.warnings()).isEmpty();
    }
}
