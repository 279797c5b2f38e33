package io.sqsmega.cdk;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionAttributes;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

/**
 * A MegaQueue with parameters, as a template for CloudFormation, AWS SAM and the CDK in every language. It is in the
 * module's jar, and a file in the repository.
 */
final class PlainTemplate {
    private final Stack stack;
    private final boolean fifo;

    private PlainTemplate(boolean fifo) {
        this.fifo = fifo;
        App app = new App(AppProps.builder()
                .context(Map.of("aws:cdk:disable-version-check", true))
                .analyticsReporting(false)
                .outdir("target/cdk.out/plain-" + (fifo ? "fifo" : "standard"))
                .build());
        // Of no bootstrapped environment: there are no assets.
        this.stack = new Stack(
                app,
                "MegaQueue",
                StackProps.builder()
                        .description("MEGA: a " + (fifo ? "FIFO " : "") + "queue for a function that exists, its"
                                + " dead-letter queue, the subscription to a topic, and alarms")
                        .synthesizer(DefaultStackSynthesizer.Builder.create()
                                .generateBootstrapVersionRule(false)
                                .build())
                        .build());
    }

    static Template of(boolean fifo) {
        PlainTemplate template = new PlainTemplate(fifo);
        MegaQueue queue = template.queue();
        template.describeAlarms(queue);
        template.output("QueueArn", queue.getQueue().getQueueArn());
        template.output("QueueUrl", queue.getQueue().getQueueUrl());
        template.output("DeadLetterQueueArn", queue.getDeadLetterQueue().getQueueArn());
        template.output("DeadLetterQueueUrl", queue.getDeadLetterQueue().getQueueUrl());
        return Template.fromStack(template.stack);
    }

    private MegaQueue queue() {
        MegaQueue.GivenFunctionBuilder props = MegaQueue.Builder.forFunction(stack, "Queue", function())
                .topic(topic())
                .alarmTopic(alarmTopic())
                .alarm(MegaAlarm.oldestMessageAge().threshold(oldestMessageAge()))
                .fifo(fifo)
                .queueName(name())
                .batchSize(number("BatchSize", 10, 1, fifo ? 10 : 10_000, "Messages for each invocation, at most"))
                .visibilityTimeout(Duration.seconds(number(
                        "VisibilityTimeout",
                        180,
                        1,
                        43_200,
                        "Seconds; six times the function's timeout, plus the batching window")))
                .retentionPeriod(Duration.seconds(
                        number("MessageRetentionPeriod", 345_600, 60, 1_209_600, "Seconds; four days by default")))
                .maxReceiveCount(number(
                        "MaxReceiveCount",
                        fifo ? 50 : 15,
                        1,
                        1000,
                        "A multiple of the tries that MEGA_GIVE_UP_AT_RECEIVE names in the function's environment"));
        return fifo ? props.build() : props.maxBatchingWindow(window()).build();
    }

    private Duration window() {
        return Duration.seconds(
                number("MaximumBatchingWindowInSeconds", 0, 0, 300, "At least 1 for a batch size of more than 10"));
    }

    /** The dead-letter queue's follows from it, as each of the two names the other. */
    private String name() {
        String name = text(
                "QueueName",
                "Unique in account and region; the dead-letter queue has -dlq added"
                        + (fifo ? ", and both .fifo" : ""));
        return fifo ? name + ".fifo" : name;
    }

    private IFunction function() {
        String arn = text("FunctionArn", "The function, or an alias or a version of it");
        String role = text("FunctionRoleName", "The name of the function's role, which is allowed to consume");
        return Function.fromFunctionAttributes(
                stack,
                "Function",
                FunctionAttributes.builder()
                        .functionArn(arn)
                        .role(Role.fromRoleName(stack, "Role", role))
                        .build());
    }

    private ITopic topic() {
        return Topic.fromTopicArn(stack, "Topic", text("TopicArn", "The topic that the queue is subscribed to"));
    }

    /**
     * Required, as a default of none would need a condition: those of CloudFormation cannot name the topic that
     * CfnInclude puts in its place.
     */
    private ITopic alarmTopic() {
        return Topic.fromTopicArn(
                stack, "AlarmTopic", text("AlarmTopicArn", "The standard topic that alarms are published to"));
    }

    private Number oldestMessageAge() {
        return number(
                "OldestMessageAgeThreshold",
                900,
                1,
                1_209_600,
                "Seconds; MEGA_GIVE_UP_AT_RECEIVE times the visibility timeout");
    }

    /** By the queue's name, where the construct has its path. */
    private void describeAlarms(MegaQueue queue) {
        String path = queue.getNode().getPath();
        String name = Fn.ref("QueueName");
        Stream.of(MegaAlarm.Kind.values())
                .map(queue::getAlarm)
                .flatMap(Optional::stream)
                .map(alarm -> (CfnAlarm) Objects.requireNonNull(alarm.getNode().getDefaultChild()))
                .forEach(alarm -> alarm.setAlarmDescription(
                        Objects.requireNonNull(alarm.getAlarmDescription()).replace(path, name)));
    }

    private String text(String name, String description) {
        return CfnParameter.Builder.create(stack, name)
                .description(description)
                .minLength(1)
                .build()
                .getValueAsString();
    }

    private Number number(String name, Number otherwise, Number least, Number most, @Nullable String description) {
        return CfnParameter.Builder.create(stack, name)
                .type("Number")
                .description(description)
                .defaultValue(otherwise)
                .minValue(least)
                .maxValue(most)
                .build()
                .getValueAsNumber();
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(stack, name).value(value).build();
    }
}
