package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.CustomizeRolesOptions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

/** Topic, key and queue in stacks of their own. */
@NeedsNode
class StacksTest {
    private final Synth synth = new Synth();

    private static MegaQueue.Builder queue(Stack stack) {
        return MegaQueue.Builder.create(stack, "Cart")
                .handler("com.acme.CartHandler")
                .code(Synth.code());
    }

    @Test
    void topicsOfTheStackAroundANestedOne() {
        MegaTopic events = synth.topic("Events").build();
        MegaTopic orders = synth.topic("Orders").fifo(true).build();
        NestedStack nested = new NestedStack(synth.stack(), "Nested");
        queue(nested).topic(events).build();
        MegaQueue ordered = MegaQueue.Builder.create(nested, "Ordered")
                .handler("com.acme.CartHandler")
                .code(Synth.code())
                .fifo(true)
                .topic(orders)
                .build();
        Template template = Template.fromStack(nested);

        assertThat(ordered.getTopics()).containsExactly(orders.getTopic());
        assertThat(template.findResources("AWS::SNS::Subscription").values())
                .hasSize(2)
                .allSatisfy(subscription -> assertThat(
                                subscription.get("Properties").toString())
                        .contains("TopicArn={Ref=referencetoShop"));
    }

    @Test
    void topicOfANestedStack() {
        NestedStack nested = new NestedStack(synth.stack(), "Nested");
        MegaTopic events = MegaTopic.Builder.create(nested, "Events").build();
        queue(synth.stack()).topic(events).build();

        assertThat(synth.template().findResources("AWS::SNS::Subscription").values())
                .singleElement()
                .asString()
                .contains("TopicArn={Fn::GetAtt=[Nested");
    }

    /** Under the recommended flags, where the key's policy names the topic. */
    @Test
    void topicAndQueueAndTheirKeyInThreeStacks() {
        Synth flagged = new Synth(RecommendedFlags.recommended());
        Key key = new Key(new Stack(flagged.app(), "Keys"), "Key");
        MegaTopic topic = MegaTopic.Builder.create(new Stack(flagged.app(), "Topics"), "Events")
                .masterKey(key)
                .build();
        queue(flagged.stack()).topic(topic).encryptionMasterKey(key).build();

        assertThat(Synth.policies(Template.fromStack(Stack.of(key)), "AWS::KMS::Key"))
                .singleElement()
                .asString()
                .contains("{ArnLike={aws:SourceArn={Fn::Join=[, [arn:", ":sns:");
        assertThat(flagged.template().findResources("AWS::SNS::Subscription")).hasSize(1);
    }

    @Test
    void oneKeyForTopicAndQueueUnderTheFlag() {
        Synth flagged = new Synth(RecommendedFlags.recommended());
        Key key = new Key(flagged.stack(), "Key");
        flagged.queue("Cart")
                .topic(flagged.topic("Events").masterKey(key).build())
                .encryptionMasterKey(key)
                .build();

        assertThat(Synth.policies(flagged.template(), "AWS::KMS::Key"))
                .singleElement()
                .asString()
                .contains("{ArnLike={aws:SourceArn=")
                .doesNotContain("Ref=EventsTopic");
    }

    @Test
    void topicOfAnotherRegion() {
        Synth ireland = new Synth("eu-west-1", "123456789012");
        Stack here = ireland.stack();
        ITopic imported = Topic.fromTopicArn(here, "Hongkong", "arn:aws:sns:ap-east-1:123456789012:events");
        Environment virginia = Environment.builder()
                .region("us-east-1")
                .account("123456789012")
                .build();
        Stack there = new Stack(
                ireland.app(), "There", StackProps.builder().env(virginia).build());
        MegaTopic made = MegaTopic.Builder.create(there, "Events").build();

        Refusals.assertRefused(queue(here).topic(imported), refusalOf("ap-east-1"));
        Refusals.assertRefused(queue(here).topic(made), refusalOf("us-east-1"));
    }

    private static String refusalOf(String region) {
        return "topic must be of the region of its MegaQueue, eu-west-1, got one of " + region
                + ": make the MegaQueue in a stack of that region, as a subscription and its dead-letter queue must be in one at Shop/Cart";
    }

    @Test
    void keyOfAnotherRegion() {
        Stack here = new Synth("eu-west-1", "123456789012").stack();

        Refusals.assertRefused(
                queue(here)
                        .withoutTopic()
                        .encryptionMasterKey(
                                Key.fromKeyArn(here, "Key", "arn:aws:kms:us-east-1:123456789012:key/1234")),
                "encryptionMasterKey must be of the region of its MegaQueue, eu-west-1, got one of us-east-1: a queue is encrypted with a key of its region at Shop/Cart");
    }

    @Test
    void topicOfAnotherAccountIsWarnedOf() {
        Stack here = new Synth("eu-west-1", "123456789012").stack();
        queue(here)
                .topic(Topic.fromTopicArn(here, "Theirs", "arn:aws:sns:eu-west-1:210987654321:events"))
                .build();

        assertThat(Synth.warnings(here)).singleElement().asString().contains("must allow this one sns:Subscribe");
    }

    /** The name of a nested stack is known to the deployment alone. */
    @Test
    void noErrorPrintsAToken() {
        NestedStack nested = new NestedStack(synth.stack(), "Nested");
        Function function = Function.Builder.create(synth.stack(), "Function")
                .handler("com.acme.CartHandler")
                .code(Synth.code())
                .runtime(Runtime.JAVA_25)
                .build();

        Refusals.assertRefused(
                MegaQueue.Builder.forFunction(nested, "Cart", function).withoutTopic(),
                "function must be in the stack of its MegaQueue, Shop/Nested, got one in Shop: make the MegaQueue where the function is at Shop/Nested/Cart");
        Refusals.assertRefused(
                synth.queue("Cart").withoutTopic().fifo(true).queueName(nested.getStackName()),
                "queueName must end in .fifo as fifo is true, got <known at deployment> at Shop/Cart");
    }

    @Test
    void rolesThatAreMadeElsewhere() {
        Role.customizeRoles(
                synth.stack(),
                CustomizeRolesOptions.builder()
                        .usePrecreatedRoles(Map.of("Cart/Role", "made-by-the-administrators"))
                        .build());
        MegaQueue cart = queue(synth.stack()).withoutTopic().build();
        Template template = synth.template();

        template.resourceCountIs("AWS::IAM::Role", 0);
        assertThat(synth.properties(template, cart.getFunction()).get("Role").toString())
                .contains("made-by-the-administrators");
    }
}
