package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.FifoThroughputScope;
import software.amazon.awscdk.services.sns.LoggingConfig;
import software.amazon.awscdk.services.sns.LoggingProtocol;
import software.amazon.awscdk.services.sns.TracingConfig;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sqs.Queue;

@NeedsNode
class MegaTopicTest {
    private static Synth synth;
    private static MegaTopic events;
    private static MegaTopic orders;
    private static MegaTopic payments;
    private static MegaTopic watched;
    private static Template template;

    @BeforeAll
    static void synthesise() {
        synth = new Synth();
        events = synth.topic("Events").displayName("The shop").build();
        orders = synth.topic("Orders").fifo(true).topicName("orders.fifo").build();
        payments = synth.topic("Payments")
                .fifo(true)
                .contentBasedDeduplication(true)
                .fifoThroughputScope(FifoThroughputScope.TOPIC)
                .masterKey(new Key(synth.stack(), "Key"))
                .build();
        Role publisher = Role.Builder.create(synth.stack(), "Publisher")
                .assumedBy(new AccountRootPrincipal())
                .build();
        events.grantPublish(publisher);
        Role logger = Role.Builder.create(synth.stack(), "Logger")
                .assumedBy(new ServicePrincipal("sns.amazonaws.com"))
                .build();
        watched = synth.topic("Watched")
                .with(topic -> topic.tracingConfig(TracingConfig.ACTIVE).removalPolicy(RemovalPolicy.RETAIN))
                .loggingConfigs(List.of(LoggingConfig.builder()
                        .protocol(LoggingProtocol.SQS)
                        .failureFeedbackRole(logger)
                        .build()))
                .build();
        Rule.Builder.create(synth.stack(), "Rule")
                .eventPattern(EventPattern.builder().source(List.of("shop")).build())
                .targets(List.of(new SnsTopic(events)))
                .build();
        events.addSubscription(new EmailSubscription("on-call@example.com"));
        template = synth.template();
    }

    @Test
    void tlsIsEnforcedOnEach() {
        assertThat(Synth.policies(template, "AWS::SNS::TopicPolicy"))
                .hasSize(4)
                .allSatisfy(policy -> assertThat(policy)
                        .contains("Effect=Deny", "Action=sns:Publish", "{Bool={aws:SecureTransport=false}}"));
    }

    @Test
    void standardTopicSaysNothingOfFifo() {
        assertThat(synth.properties(template, events.getTopic())).isEqualTo(Map.of("DisplayName", "The shop"));
    }

    @Test
    void fifoTopicHasHighThroughputAndAsksForDeduplicationIds() {
        assertThat(synth.properties(template, orders.getTopic()))
                .isEqualTo(
                        Map.of("TopicName", "orders.fifo", "FifoTopic", true, "FifoThroughputScope", "MessageGroup"));
    }

    @Test
    void fifoPropsAndKeyAreTaken() {
        assertThat(synth.properties(template, payments.getTopic()))
                .containsEntry("FifoThroughputScope", "Topic")
                .containsEntry("ContentBasedDeduplication", true)
                .containsKey("KmsMasterKeyId");
    }

    @Test
    void grantPublishAllowsThisTopicAlone() {
        assertThat(Synth.policies(template, "AWS::IAM::Policy"))
                .singleElement()
                .asString()
                .contains("Effect=Allow", "Action=sns:Publish", "Resource={Ref=EventsTopic");
    }

    @Test
    void tracingAndDeliveryLogsAndRemovalAreTaken() {
        assertThat(synth.properties(template, watched.getTopic()))
                .containsEntry("TracingConfig", "Active")
                .extractingByKey("DeliveryStatusLogging")
                .asString()
                .contains("Protocol=sqs", "FailureFeedbackRoleArn");
        assertThat(template.findResources("AWS::SNS::Topic").entrySet())
                .filteredOn(resource -> resource.getKey().startsWith("Watched"))
                .singleElement()
                .satisfies(resource -> assertThat(resource.getValue()).containsEntry("DeletionPolicy", "Retain"));
    }

    /** It is asked from within the CDK, which runs in Node. */
    @Test
    void standsWhereATopicIsWanted() {
        assertThat(template.findResources("AWS::Events::Rule").values())
                .singleElement()
                .asString()
                .contains("Arn={Ref=EventsTopic");
        assertThat(template.findResources("AWS::SNS::Subscription").values())
                .singleElement()
                .asString()
                .contains("Protocol=email", "TopicArn={Ref=EventsTopic");
        assertThat(Synth.policies(template, "AWS::SNS::TopicPolicy"))
                .anyMatch(policy -> policy.contains("EventsTopic") && policy.contains("events.amazonaws.com"));
        assertThat(events.metricPublishSize().getMetricName()).isEqualTo("PublishSize");
        assertThat(events.getFifo()).isFalse();
        assertThat(events.getStack()).isSameAs(synth.stack());
    }

    @Test
    void idOfTheTopicIsAContract() {
        assertThat(events.getTopic().getNode().getPath()).isEqualTo("Shop/Events/Topic");
        assertThat(events.getTopicArn()).isEqualTo(events.getTopic().getTopicArn());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | orders      | topicName must end in .fifo as fifo is true, got orders
            false | orders.fifo | topicName must not end in .fifo unless fifo is true, got orders.fifo
            false | my orders   | topicName must be 1 to 256 letters, digits, hyphens and underscores, got my orders
            """)
    void nameIsChecked(boolean fifo, String name, String message) {
        assertThatThrownBy(synth.topic("Wrong").fifo(fifo).topicName(name)::build)
                .isInstanceOf(InvalidPropsException.class)
                .hasMessage(message + " at Shop/Wrong");
    }

    @Test
    void keyOfAnotherRegion() {
        Synth ireland = new Synth("eu-west-1", "123456789012");
        MegaTopic.Builder topic = ireland.topic("Wrong")
                .masterKey(Key.fromKeyArn(ireland.stack(), "Elsewhere", "arn:aws:kms:us-east-1:123456789012:key/1234"));

        assertThatThrownBy(topic::build)
                .hasMessage(
                        "masterKey must be of the region of its MegaTopic, eu-west-1, got one of us-east-1: a topic is encrypted with a key of its region at Shop/Wrong");
    }

    @Test
    void fifoPropsOnAStandardTopicAreRefused() {
        assertThatThrownBy(synth.topic("Wrong").contentBasedDeduplication(true)::build)
                .hasMessage("contentBasedDeduplication must be left out unless fifo is true, got true at Shop/Wrong");
        assertThatThrownBy(synth.topic("Wrong").fifoThroughputScope(FifoThroughputScope.TOPIC)::build)
                .hasMessage("fifoThroughputScope must be left out unless fifo is true, got TOPIC at Shop/Wrong");
    }

    @Test
    void fifoTopicReachesNoPeople() {
        assertThatThrownBy(() -> orders.addSubscription(new EmailSubscription("on-call@example.com")))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessage(
                        "subscription must be of a queue, as a FIFO topic delivers to no other endpoint, got EmailSubscription at Shop/Orders");
        assertThatCode(() -> payments.addSubscription(new SqsSubscription(
                        Queue.Builder.create(synth.stack(), "Payer").fifo(true).build())))
                .doesNotThrowAnyException();
    }
}
