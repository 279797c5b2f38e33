package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.FifoThroughputScope;

@NeedsNode
class MegaTopicTest {
    private static Synth synth;
    private static MegaTopic events;
    private static MegaTopic orders;
    private static MegaTopic payments;
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
        template = synth.template();
    }

    @Test
    void tlsIsEnforcedOnEach() {
        assertThat(Synth.policies(template, "AWS::SNS::TopicPolicy"))
                .hasSize(3)
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
    void fifoPropsOnAStandardTopicAreRefused() {
        assertThatThrownBy(synth.topic("Wrong").contentBasedDeduplication(true)::build)
                .hasMessage("contentBasedDeduplication must be left out unless fifo is true, got true at Shop/Wrong");
        assertThatThrownBy(synth.topic("Wrong").fifoThroughputScope(FifoThroughputScope.TOPIC)::build)
                .hasMessage("fifoThroughputScope must be left out unless fifo is true, got TOPIC at Shop/Wrong");
    }
}
