package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueAttributes;

/** A queue that exists, one dead-letter queue for several, several queues for one function. */
@NeedsNode
class GivenQueueTest {
    private static final String ARN = "arn:aws:sqs:eu-west-1:123456789012:orders";

    private static Synth synth;
    private static MegaQueue own;
    private static MegaQueue imported;
    private static MegaQueue bare;
    private static MegaQueue first;
    private static MegaQueue sharing;
    private static MegaQueue unordered;
    private static Function consumer;
    private static Template template;

    @BeforeAll
    static void synthesise() {
        synth = new Synth();
        Queue letters = new Queue(synth.stack(), "Letters");
        Queue orders = Queue.Builder.create(synth.stack(), "Orders")
                .visibilityTimeout(Duration.minutes(3))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(letters)
                        .maxReceiveCount(15)
                        .build())
                .build();
        MegaTopic events = synth.topic("Events").build();
        own = synth.queue("Own").queue(orders).topic(events).dashboard(true).build();
        imported = synth.queue("Imported")
                .queue(Queue.fromQueueArn(synth.stack(), "ByArn", ARN))
                .deadLetterQueue(Queue.fromQueueArn(synth.stack(), "LettersByArn", ARN + "-dlq"))
                .topic(events)
                .build();
        bare = synth.queue("Bare").queue(withKey()).dashboard(true).build();
        consumer = Function.Builder.create(synth.stack(), "Consumer")
                .handler("com.acme.CartHandler")
                .code(Synth.code())
                .runtime(Runtime.JAVA_25)
                .build();
        first = MegaQueue.Builder.forFunction(synth.stack(), "First", consumer)
                .topic(events)
                .build();
        sharing = MegaQueue.Builder.forFunction(synth.stack(), "Sharing", consumer)
                .withoutTopic()
                .deadLetterQueue(first.getDeadLetterQueue())
                .build();
        unordered = synth.queue("Unordered")
                .topic(synth.topic("Ordered").fifo(true).build())
                .build();
        Role operator = Role.Builder.create(synth.stack(), "Operator")
                .assumedBy(new AccountRootPrincipal())
                .build();
        own.grantRedrive(operator);
        template = synth.template();
    }

    private static IQueue withKey() {
        return Queue.fromQueueAttributes(
                synth.stack(),
                "WithKey",
                QueueAttributes.builder()
                        .queueArn(ARN + "-encrypted")
                        .keyArn("arn:aws:kms:eu-west-1:123456789012:key/1234")
                        .build());
    }

    private static List<String> warningsOf(String id) {
        return synth.warnings().stream()
                .filter(warning -> warning.startsWith("/Shop/" + id + ":"))
                .toList();
    }

    private static String policyOf(String role) {
        return Synth.policies(template, "AWS::IAM::Policy").stream()
                .filter(policy -> policy.contains("{Ref=" + role))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void queueOfThisAppIsConsumedWithItsDeadLetterQueue() {
        assertThat(own.getNode().tryFindChild("Queue")).isNull();
        assertThat(own.getDeadLetterQueue().getNode().getPath()).isEqualTo("Shop/Letters");
        assertThat(synth.variables(template, own.getFunction()).toString())
                .contains("MEGA_DEAD_LETTER_QUEUE_URL={Ref=Letters", "GIVE_UP_AT_RECEIVE=5", "QUEUE_URL={Ref=Orders");
        assertThat(synth.properties(template, own.getEventSourceMapping())
                        .get("EventSourceArn")
                        .toString())
                .contains("[Orders");
        assertThat(policyOf("OwnRole")).contains("sqs:ReceiveMessage", "[Orders", "sqs:SendMessage", "[Letters");
        assertThat(own.getAlarm(MegaAlarm.Kind.DEAD_LETTERS)).isPresent();
        assertThat(warningsOf("Own")).isEmpty();
    }

    @Test
    void queueOfThisAppIsSubscribedToTheTopic() {
        assertThat(synth.properties(template, own.getSubscriptions().get(0)).toString())
                .contains("Endpoint={Fn::GetAtt=[Orders", "deadLetterTargetArn={Fn::GetAtt=[Letters");
        assertThat(Synth.policies(template, "AWS::SQS::QueuePolicy"))
                .anyMatch(policy -> policy.contains("[Orders") && policy.contains("sns.amazonaws.com"));
    }

    @Test
    void importedQueueIsConsumedAndItsSettingsAreWarnedOf() {
        assertThat(synth.properties(template, imported.getEventSourceMapping())).containsEntry("EventSourceArn", ARN);
        assertThat(synth.variables(template, imported.getFunction())
                        .get("MEGA_DEAD_LETTER_QUEUE_URL")
                        .toString())
                .contains("/123456789012/orders-dlq");
        assertThat(policyOf("ImportedRole")).contains(ARN, ARN + "-dlq");
        assertThat(warningsOf("Imported"))
                .hasSize(2)
                .anyMatch(warning -> warning.contains("dead-letter queue is imported"))
                .first()
                .asString()
                .contains(
                        "visibilityTimeout is at least 3 minutes",
                        "maxReceiveCount of at least 15",
                        "its policy lets in");
    }

    @Test
    void queueWithoutADeadLetterQueueHasNowhereToGiveUpTo() {
        assertThat(warningsOf("Bare")).anyMatch(warning -> warning.contains("no dead-letter queue"));
        assertThat(synth.variables(template, bare.getFunction())).containsOnlyKeys("MEGA_QUEUE_URL");
        assertThat(bare.getAlarm(MegaAlarm.Kind.DEAD_LETTERS)).isEmpty();
        assertThat(policyOf("BareRole")).contains("kms:Decrypt", "key/1234");
        assertThatThrownBy(bare::getDeadLetterQueue)
                .hasMessage(
                        "deadLetterQueue must be given beside a queue that has none that is known, got none at Shop/Bare");
    }

    @Test
    void oneDeadLetterQueueAdmitsBothItsQueuesAndIsWatchedOnce() {
        assertThat(synth.properties(template, first.getDeadLetterQueue())
                        .get("RedriveAllowPolicy")
                        .toString())
                .contains(":Shop-First-", ":Shop-Sharing-");
        assertThat(sharing.getDeadLetterQueue().getNode().getPath()).isEqualTo("Shop/First/DeadLetterQueue");
        assertThat(first.getAlarm(MegaAlarm.Kind.DEAD_LETTERS)).isPresent();
        assertThat(sharing.getAlarm(MegaAlarm.Kind.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void functionOfSeveralQueuesNamesNoneOfThem() {
        assertThat(synth.variables(template, consumer))
                .containsOnlyKeys("MEGA_DEAD_LETTER_QUEUE_URL", "MEGA_GIVE_UP_AT_RECEIVE");
        template.resourcePropertiesCountIs(
                "AWS::Lambda::EventSourceMapping", Map.of("FunctionName", Map.of("Ref", "Consumer8D6BE417")), 2);
    }

    @Test
    void moreQueuesThanADeadLetterQueueCanAdmitByName() {
        Synth many = new Synth();
        MegaQueue zero = many.queue("Queue0").withoutTopic().build();
        for (int i = 1; i <= 10; i++) {
            many.queue("Queue" + i)
                    .withoutTopic()
                    .deadLetterQueue(zero.getDeadLetterQueue())
                    .build();
        }

        assertThat(many.properties(many.template(), zero.getDeadLetterQueue()))
                .containsEntry("RedriveAllowPolicy", Map.of("redrivePermission", "allowAll"));
    }

    @Test
    void redriveIsAllowedFromOneQueueToTheOther() {
        assertThat(policyOf("Operator"))
                .contains("sqs:StartMessageMoveTask", "sqs:ReceiveMessage", "[Letters", "sqs:SendMessage", "[Orders");
    }

    @Test
    void fifoTopicMayDeliverToAStandardQueue() {
        assertThat(warningsOf("Unordered")).singleElement().asString().contains("keeps no order");
        assertThat(synth.properties(template, unordered.getSubscriptions().get(0)))
                .doesNotContainKey("RedrivePolicy");
    }

    @Test
    void whatIsSetWhereTheQueueIsMade() {
        Refusals refusals = Refusals.shared();
        IQueue queue = Queue.fromQueueArn(refusals.synth().stack(), "Set", ARN);

        refusals.assertRefusedHere(
                refusals.cart().queue(queue).visibilityTimeout(Duration.minutes(3)),
                "visibilityTimeout must be left out beside queue, as it is set where the queue is made");
        refusals.assertRefusedHere(
                refusals.cart()
                        .queue(queue)
                        .encryptionMasterKey(Key.fromKeyArn(
                                refusals.synth().stack(), "SetKey", "arn:aws:kms:eu-west-1:123456789012:key/1")),
                "encryptionMasterKey must be left out beside queue, as it is set where the queue is made");
    }

    @Test
    void settingsOfAQueueOfThisAppAreChecked() {
        Refusals refusals = Refusals.shared();
        Queue short30 = new Queue(refusals.synth().stack(), "Short");
        Queue twice = Queue.Builder.create(refusals.synth().stack(), "TwiceReceived")
                .visibilityTimeout(Duration.minutes(3))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(short30)
                        .maxReceiveCount(2)
                        .build())
                .build();

        refusals.assertRefusedHere(
                refusals.cart().queue(short30).timeout(Duration.minutes(1)),
                "visibilityTimeout must be at least the function's timeout of 1 minute, and better 6 minutes (six times the timeout, plus the window), got 30 seconds");
        refusals.assertRefusedHere(
                refusals.cart().queue(twice).giveUpAtReceive(3),
                "maxReceiveCount must be at least the giveUpAtReceive of 3, got 2");
        refusals.assertRefusedHere(
                refusals.cart()
                        .queue(twice)
                        .deadLetterQueue(Queue.fromQueueArn(refusals.synth().stack(), "Other", ARN)),
                "deadLetterQueue must be the one that the queue has, Shop/Short, or be left out, got " + ARN);
    }

    @Test
    void deadLetterQueueOfAnotherKindOrPlace() {
        Refusals refusals = Refusals.shared();
        IQueue fifo = Queue.fromQueueArn(refusals.synth().stack(), "FifoLetters", ARN + ".fifo");
        Synth ireland = new Synth("eu-west-1", "123456789012");
        IQueue theirs = Queue.fromQueueArn(ireland.stack(), "Theirs", "arn:aws:sqs:eu-west-1:210987654321:letters");

        refusals.assertRefusedHere(
                refusals.cart().deadLetterQueue(fifo),
                "deadLetterQueue must be a standard queue as the queue is one, got Shop/FifoLetters");
        Refusals.assertRefused(
                ireland.queue("Cart").withoutTopic().deadLetterQueue(theirs),
                "deadLetterQueue must be of the account of its MegaQueue, 123456789012, got one of 210987654321: SQS moves messages within a region and an account at Shop/Cart");
    }

    @Test
    void queueOfAnotherRegion() {
        Synth virginia = new Synth("us-east-1", "123456789012");

        Refusals.assertRefused(
                virginia.queue("Cart").queue(Queue.fromQueueArn(virginia.stack(), "Elsewhere", ARN)),
                "queue must be of the region of its MegaQueue, us-east-1, got one of eu-west-1: Lambda polls queues of its own region at Shop/Cart");
    }
}
