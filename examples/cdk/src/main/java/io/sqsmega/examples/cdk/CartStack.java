package io.sqsmega.examples.cdk;

import io.sqsmega.cdk.MegaQueue;
import io.sqsmega.cdk.MegaTopic;
import io.sqsmega.examples.cart.CartHandler;
import io.sqsmega.filters.Assumption;
import io.sqsmega.filters.FilterPolicy;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscriptionProps;
import software.constructs.Construct;

/**
 * The shopping cart: a topic, a function that consumes the queue to which the topic delivers, and a function that
 * publishes to the topic. {@code template.yaml} describes the same in four times as many lines.
 */
final class CartStack extends Stack {
    private static final String METRIC_NAMESPACE = "ShoppingCart";

    private static final SqsSubscriptionProps RAW =
            SqsSubscriptionProps.builder().rawMessageDelivery(true).build();

    CartStack(Construct scope, String id, Code jar) {
        super(scope, id);
        MegaTopic topic = MegaTopic.Builder.create(this, "Events").build();
        MegaTopic onCall = MegaTopic.Builder.create(this, "OnCall").build();

        MegaQueue cart = MegaQueue.Builder.create(this, "Cart")
                .topic(topic, RAW)
                .handler("io.sqsmega.examples.cart.CartHandler")
                .code(jar)
                .filterPolicy(FilterPolicy.of(new CartHandler())
                        .assuming(Assumption.ONLY_JSON)
                        .forSnsBody())
                .environment(Map.of("METRIC_NAMESPACE", METRIC_NAMESPACE))
                .metricNamespace(METRIC_NAMESPACE)
                .alarmTopic(onCall)
                .build();

        Function publisher = publisher(topic, jar);
        cart.grantPublish(publisher);

        output("CartTopicArn", "Publish here", topic.getTopicArn());
        output("OnCallTopicArn", "What alarms are published to; subscribe a mail address", onCall.getTopicArn());
        output("CartQueueUrl", "What the topic delivers", cart.getQueue().getQueueUrl());
        output(
                "CartDeadLetterQueueUrl",
                "What could not be processed",
                cart.getDeadLetterQueue().getQueueUrl());
        output(
                "CartFunctionArn",
                "The subscriber, at its alias",
                cart.getAlias().orElseThrow().getFunctionArn());
        output(
                "PublisherFunctionArn",
                "The publisher, at its alias; invoke it with examples/events/publish-request.json",
                live(publisher).getFunctionArn());
    }

    /** The publisher has no queue, so it is a plain function of the CDK. It may only write to its own logs. */
    private Function publisher(MegaTopic topic, Code jar) {
        LogGroup logs = LogGroup.Builder.create(this, "PublisherLogGroup")
                .retention(RetentionDays.ONE_MONTH)
                .build();
        Role role = Role.Builder.create(this, "PublisherRole")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logs.grantWrite(role);
        return Function.Builder.create(this, "PublisherFunction")
                .handler("io.sqsmega.examples.cart.PublisherFunction")
                .code(jar)
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .memorySize(1024)
                .timeout(Duration.seconds(30))
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .tracing(Tracing.ACTIVE)
                .logGroup(logs)
                .role(role)
                .environment(Map.of("CART_TOPIC_ARN", topic.getTopicArn()))
                .build();
    }

    /** Returns the alias to call: Lambda takes snapshots only of published versions. */
    private static Alias live(Function function) {
        // The CDK warns of every function with SnapStart, even if it has a published version, as here.
        Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
        return function.addAlias("live");
    }

    private void output(String name, String description, String value) {
        CfnOutput.Builder.create(this, name)
                .description(description)
                .value(value)
                .build();
    }
}
