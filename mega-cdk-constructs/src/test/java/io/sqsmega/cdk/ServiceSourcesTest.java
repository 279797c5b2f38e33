package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.EventType;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.NotificationKeyFilter;

/** Buckets and rules as sources of a queue. */
@NeedsNode
class ServiceSourcesTest {
    private static Synth synth;
    private static MegaQueue uploads;
    private static MegaQueue orders;
    private static Template template;

    @BeforeAll
    static void synthesise() {
        synth = new Synth();
        uploads = synth.queue("Uploads")
                .bucket(
                        new Bucket(synth.stack(), "Bucket"),
                        EventType.OBJECT_CREATED,
                        NotificationKeyFilter.builder().suffix(".csv").build())
                .rule(rule(synth.stack(), "Shipped"))
                .encryptionMasterKey(new Key(synth.stack(), "Key"))
                .build();
        orders = synth.queue("Orders")
                .fifo(true)
                .contentBasedDeduplication(true)
                .rule(rule(synth.stack(), "Ordered"), "orders")
                .build();
        template = synth.template();
    }

    private static Rule rule(Stack stack, String id) {
        return Rule.Builder.create(stack, id)
                .eventPattern(
                        EventPattern.builder().source(List.of("com.acme.shop")).build())
                .build();
    }

    @Test
    void bucketSendsToTheQueue() {
        assertThat(Synth.policies(template, "Custom::S3BucketNotifications"))
                .singleElement()
                .asString()
                .contains("s3:ObjectCreated:*", ".csv", "QueueArn={Fn::GetAtt=[UploadsQueue");
        assertThat(Synth.policies(template, "AWS::SQS::QueuePolicy"))
                .anyMatch(policy -> policy.contains("[UploadsQueue") && policy.contains("Service=s3.amazonaws.com"));
    }

    @Test
    void ruleSendsToTheQueueAndWhatItCannotToTheDeadLetterQueue() {
        assertThat(Synth.policies(template, "AWS::Events::Rule"))
                .anyMatch(rule -> rule.contains("Arn={Fn::GetAtt=[UploadsQueue")
                        && rule.contains("DeadLetterConfig={Arn={Fn::GetAtt=[UploadsDeadLetterQueue"));
        assertThat(Synth.policies(template, "AWS::SQS::QueuePolicy"))
                .anyMatch(
                        policy -> policy.contains("[UploadsQueue") && policy.contains("Service=events.amazonaws.com"));
    }

    @Test
    void bothMayUseTheKey() {
        assertThat(Synth.policies(template, "AWS::KMS::Key"))
                .singleElement()
                .asString()
                .contains("s3.amazonaws.com", "events.amazonaws.com");
        assertThat(synth.warnings()).noneMatch(warning -> warning.startsWith("/Shop/Uploads:"));
    }

    @Test
    void ruleGivesAFifoQueueAMessageGroup() {
        assertThat(Synth.policies(template, "AWS::Events::Rule"))
                .anyMatch(rule -> rule.contains("[OrdersQueue")
                        && rule.contains("SqsParameters={MessageGroupId=orders}")
                        && !rule.contains("DeadLetterConfig"));
        assertThat(synth.properties(template, orders.getQueue())).containsEntry("ContentBasedDeduplication", true);
        assertThat(uploads.getTopics()).isEmpty();
    }

    @Test
    void whatCannotBeSent() {
        Refusals refusals = Refusals.shared();
        Stack stack = refusals.synth().stack();
        IBucket bucket = Bucket.fromBucketName(stack, "Imported", "uploads");
        Rule rule = rule(stack, "Rule");

        refusals.assertRefusedHere(
                refusals.cart().fifo(true).bucket(bucket, EventType.OBJECT_CREATED),
                "bucket must send to a standard queue, as S3 sends to no other: send its events to EventBridge, and give a rule, got Shop/Imported");
        refusals.assertRefusedHere(
                refusals.cart().fifo(true).contentBasedDeduplication(true).rule(rule),
                "rule must be given with a messageGroupId if fifo is true, got none with Shop/Rule");
        refusals.assertRefusedHere(
                refusals.cart().fifo(true).rule(rule, "all"),
                "contentBasedDeduplication must be true for a rule if fifo is true, as EventBridge gives no deduplication id, got Shop/Rule");
    }

    @Test
    void sourcesOfAnotherStack() {
        Refusals refusals = Refusals.shared();
        Stack other = new Stack(refusals.synth().app(), "Sources");

        refusals.assertRefusedHere(
                refusals.cart().bucket(new Bucket(other, "Bucket"), EventType.OBJECT_CREATED),
                "bucket must be in the stack of its MegaQueue, Shop, got one in Sources: import it by Bucket.fromBucketName, or make the MegaQueue where it is");
        refusals.assertRefusedHere(
                refusals.cart().rule(rule(other, "Rule")),
                "rule must be in the stack of its MegaQueue, Shop, got one in Sources: make the rule where the MegaQueue is");
    }

    @Test
    void importedKeyIsWarnedOfForEachService() {
        Synth warned = new Synth();
        warned.queue("Cart")
                .bucket(Bucket.fromBucketName(warned.stack(), "Imported", "uploads"), EventType.OBJECT_CREATED)
                .rule(rule(warned.stack(), "Rule"))
                .encryptionMasterKey(
                        Key.fromKeyArn(warned.stack(), "Key", "arn:aws:kms:eu-west-1:123456789012:key/1234"))
                .build();

        assertThat(warned.warnings())
                .anyMatch(warning -> warning.contains("must allow s3.amazonaws.com"))
                .anyMatch(warning -> warning.contains("must allow events.amazonaws.com"));
    }
}
