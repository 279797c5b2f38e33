package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.actions.LambdaAction;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

/** An alarm that goes off does what it was told to. */
@NeedsNode
class AlarmActionsTest {
    private static Synth synth;
    private static MegaQueue twice;
    private static MegaQueue again;
    private static Template template;

    @BeforeAll
    static void synthesise() {
        synth = new Synth();
        Key key = new Key(synth.stack(), "Key");
        MegaTopic onCall = synth.topic("OnCall").masterKey(key).build();
        MegaTopic chat = synth.topic("Chat").build();
        ITopic plain = new Topic(synth.stack(), "Plain");
        MegaTopic events = synth.topic("Events").build();
        events.allowService("events.amazonaws.com");
        events.allowService("s3.amazonaws.com");
        events.allowService("s3.amazonaws.com");
        LambdaAction restart = new LambdaAction(function("Restart"));
        synth.queue("Mailed")
                .withoutTopic()
                .alarmTopic(onCall)
                .alarmTopic(plain)
                .okAction(new SnsAction(chat.getTopic()))
                .build();
        twice = synth.queue("Twice")
                .withoutTopic()
                .alarmTopic(chat)
                .alarmTopic(chat)
                .alarmAction(new SnsAction(chat.getTopic()))
                .alarmAction(restart)
                .okAction(restart)
                .build();
        again = synth.queue("Again")
                .withoutTopic()
                .alarmAction(restart)
                .alarmAction(new LambdaAction(function("Page")))
                .build();
        template = synth.template();
    }

    private static Function function(String id) {
        return Function.Builder.create(synth.stack(), id)
                .handler("com.acme.Alarmed")
                .code(Synth.code())
                .runtime(Runtime.JAVA_25)
                .build();
    }

    private static List<?> actions(MegaQueue queue, String name) {
        return (List<?>) synth.properties(
                        template, queue.getAlarm(MegaAlarm.Kind.FUNCTION_ERRORS).orElseThrow())
                .get(name);
    }

    @Test
    void cloudWatchMayPublishToEveryTopicThatHasAPolicy() {
        assertThat(Synth.policies(template, "AWS::SNS::TopicPolicy"))
                .filteredOn(policy -> policy.contains("OnCall") || policy.contains("Chat"))
                .hasSize(2)
                .allSatisfy(policy -> assertThat(policy)
                        .contains(
                                "Service=cloudwatch.amazonaws.com",
                                "{StringEquals={aws:SourceAccount={Ref=AWS::AccountId}}}")
                        .containsOnlyOnce("cloudwatch"));
    }

    /** Without a policy, the account may publish; a policy would take that away. */
    @Test
    void topicWithoutAPolicyGetsNone() {
        assertThat(Synth.policies(template, "AWS::SNS::TopicPolicy")).noneMatch(policy -> policy.contains("Ref=Plain"));
    }

    @Test
    void cloudWatchMayUseTheTopicsKey() {
        assertThat(Synth.policies(template, "AWS::KMS::Key"))
                .singleElement()
                .asString()
                .containsOnlyOnce("cloudwatch.amazonaws.com")
                .contains("kms:Decrypt, kms:GenerateDataKey*");
    }

    @Test
    void otherServicesAreAllowedByName() {
        assertThat(Synth.policies(template, "AWS::SNS::TopicPolicy"))
                .filteredOn(policy -> policy.contains("Ref=EventsTopic"))
                .singleElement()
                .asString()
                .containsOnlyOnce("Service=events.amazonaws.com")
                .containsOnlyOnce("Service=s3.amazonaws.com")
                .containsOnlyOnce("aws:SourceAccount");
    }

    @Test
    void sameActionIsTakenOnce() {
        assertThat(actions(twice, "AlarmActions")).hasSize(2);
        assertThat(actions(twice, "OKActions")).hasSize(1);
    }

    @Test
    void functionMayBeInvokedByEveryAlarmOfEveryQueue() {
        assertThat(actions(again, "AlarmActions")).hasSize(2);
        template.resourcePropertiesCountIs(
                "AWS::Lambda::Permission", Map.of("Principal", "lambda.alarms.cloudwatch.amazonaws.com"), 4 + 2 * 4);
    }

    @Test
    void importedKeyThatCloudWatchMustBeAbleToUseIsWarnedOf() {
        Synth imported = new Synth();
        MegaTopic onCall = imported.topic("OnCall")
                .masterKey(
                        Key.fromKeyArn(imported.stack(), "OfTheTopic", "arn:aws:kms:eu-west-1:123456789012:key/1234"))
                .build();
        imported.queue("Cart").withoutTopic().alarmTopic(onCall).build();

        assertThat(imported.warnings())
                .anyMatch(warning -> warning.startsWith("/Shop/OnCall/Topic:")
                        && warning.contains("it must allow cloudwatch.amazonaws.com kms:Decrypt"));
    }

    @Test
    void moreThanFiveActions() {
        Refusals refusals = Refusals.shared();
        MegaQueue.Builder cart = refusals.cart();
        IntStream.range(0, 6)
                .mapToObj(i -> (IAlarmAction) new SnsAction(Topic.fromTopicArn(
                        refusals.synth().stack(), "Team" + i, "arn:aws:sns:eu-west-1:123456789012:team" + i)))
                .forEach(cart::alarmAction);

        refusals.assertRefusedHere(cart, "the number of alarmActions must be 0 to 5, got 6");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arn:aws:sns:eu-west-1:123456789012:on-call.fifo | alarm actions must name a standard topic, as CloudWatch gives no message group, got the FIFO topic arn:aws:sns:eu-west-1:123456789012:on-call.fifo
            arn:aws:sns:us-east-1:123456789012:on-call      | alarm actions must be of the region of its MegaQueue, eu-west-1, got one of us-east-1: CloudWatch publishes to topics of its own region alone
            """)
    void importedTopicThatNoAlarmReaches(String arn, String message) {
        Synth ireland = new Synth("eu-west-1", "123456789012");
        ITopic topic = Topic.fromTopicArn(ireland.stack(), "OnCall", arn);

        Refusals.assertRefused(ireland.queue("Cart").withoutTopic().alarmTopic(topic), message + " at Shop/Cart");
        Refusals.assertRefused(
                ireland.queue("Cart").withoutTopic().okAction(new SnsAction(topic)), message + " at Shop/Cart");
    }

    @Test
    void topicOfThisAppThatNoAlarmReaches() {
        Refusals refusals = Refusals.shared();
        Synth here = refusals.synth();
        MegaTopic ordered = here.topic("OrderedAlarms").fifo(true).build();
        Topic managed = Topic.Builder.create(here.stack(), "ManagedAlarms")
                .masterKey(Alias.fromAliasName(here.stack(), "ManagedKey", "alias/aws/sns"))
                .build();

        refusals.assertRefusedHere(
                refusals.cart().alarmTopic(ordered),
                "alarm actions must name a standard topic, as CloudWatch gives no message group, got the FIFO topic Shop/OrderedAlarms/Topic");
        refusals.assertRefusedHere(
                refusals.cart().alarmAction(new SnsAction(managed)),
                "alarm actions must name a topic without a key or with a key of yours, got alias/aws/sns, which CloudWatch cannot use, on Shop/ManagedAlarms");
    }

    @Test
    void topicOfAnotherAccountIsWarnedOf() {
        Synth ireland = new Synth("eu-west-1", "123456789012");
        ITopic theirs = Topic.fromTopicArn(ireland.stack(), "Theirs", "arn:aws:sns:eu-west-1:210987654321:on-call");
        ireland.queue("Cart").withoutTopic().alarmTopic(theirs).build();

        assertThat(ireland.warnings())
                .filteredOn(warning -> warning.startsWith("/Shop/Cart:"))
                .singleElement()
                .asString()
                .contains("another account", "must let cloudwatch.amazonaws.com publish");
    }

    @Test
    void keyThatOnlySnsCanUseIsWarnedOf() {
        Synth managed = new Synth();
        managed.topic("OnCall")
                .masterKey(Alias.fromAliasName(managed.stack(), "Key", "alias/aws/sns"))
                .build()
                .allowService("s3.amazonaws.com");

        assertThat(managed.warnings()).anyMatch(warning -> warning.contains("alias/aws/sns cannot be shared"));
    }
}
