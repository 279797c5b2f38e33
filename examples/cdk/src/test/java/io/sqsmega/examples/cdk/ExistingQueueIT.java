package io.sqsmega.examples.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.cdk.MegaQueue;
import io.sqsmega.examples.cart.CartHandler;
import io.sqsmega.examples.cart.Carts;
import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.PollResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The team that has a queue: it is made by hand, consumed by a deployed MegaQueue, and there when that is gone. */
@Timeout(420)
class ExistingQueueIT {
    private static final String STACK = "Consumer";
    private static final Path JAR = Path.of(CartApp.JAR);

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs() throws Exception {
        Tool.NODE.orSkip(ExistingQueueIT.class);
        Tool.MOTO.orSkip(ExistingQueueIT.class);
        CdkCommandLine.orSkip(ExistingQueueIT.class);
    }

    @Test
    void queueThatExistsIsConsumedAndOutlivesTheStack() throws Exception {
        try (Emulator aws = Emulator.start();
                SqsClient sqs = SqsClient.create();
                LambdaClient lambda = LambdaClient.create()) {
            String orders =
                    sqs.createQueue(request -> request.queueName("orders")).queueUrl();
            String letters =
                    sqs.createQueue(request -> request.queueName("letters")).queueUrl();
            Path assembly = folder.resolve("cdk.out");
            synthesize(assembly, arn(sqs, orders), arn(sqs, letters));
            CdkCommandLine cdk = new CdkCommandLine(aws, assembly, folder);
            cdk.run("bootstrap");
            cdk.run("deploy", "--require-approval", "never");

            String function = new CloudFormation(aws).resources(STACK).get("CartFunction");
            Map<String, String> environment = lambda.getFunctionConfiguration(request -> request.functionName(function))
                    .environment()
                    .variables();
            assertThat(lambda.listEventSourceMappings(request -> request.eventSourceArn(arn(sqs, orders)))
                            .eventSourceMappings())
                    .singleElement()
                    .satisfies(mapping -> assertThat(mapping.functionArn()).endsWith(":function:" + function));
            assertThat(name(environment.get("MEGA_QUEUE_URL"))).isEqualTo("orders");
            assertThat(name(environment.get("MEGA_DEAD_LETTER_QUEUE_URL"))).isEqualTo("letters");
            ForTheEmulator.tell(ExistingQueueIT.class);
            checkThatItIsConsumed(sqs, orders);

            cdk.run("destroy", "--force");
            assertThat(lambda.listFunctions().functions()).isEmpty();
            assertThat(sqs.listQueues().queueUrls()).containsExactlyInAnyOrder(orders, letters);
        }
    }

    private static void checkThatItIsConsumed(SqsClient sqs, String orders) throws Exception {
        sqs.sendMessage(request -> request.queueUrl(orders).messageBody("""
                {"protocol":"mega","version":1,"event":{"domain":"shopping_cart","name":"item.added","version":1,
                "timestamp":"2020-01-01T00:00:00Z","subject":"987650","item_id":"shirt","quantity":5},
                "object":{"type":"shopping_cart","id":"18a3f92e","current":
                {"id":"18a3f92e","user_id":987650,"revision":1,"items":[]}}}"""));
        Carts carts = new Carts();
        PollResult polled = EventSourcePoller.builder(sqs, orders)
                .function(new CartHandler(carts, Map.of()))
                .build()
                .drain(Duration.ofSeconds(30));

        assertThat(polled.deleted()).hasSize(1);
        assertThat(carts.find("18a3f92e")).isPresent();
    }

    private static String arn(SqsClient sqs, String url) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static void synthesize(Path assembly, String orders, String letters) throws Exception {
        App app = new App(AppProps.builder()
                .analyticsReporting(false)
                .outdir(assembly.toString())
                .build());
        Stack stack = new Stack(app, STACK);
        MegaQueue cart = MegaQueue.Builder.create(stack, "Cart")
                .queue(Queue.fromQueueArn(stack, "Orders", orders))
                .deadLetterQueue(Queue.fromQueueArn(stack, "Letters", letters))
                .handler("io.sqsmega.examples.cart.CartHandler")
                .code(Code.fromAsset(JAR.toString()))
                .build();
        CfnOutput.Builder.create(stack, "CartFunctionArn")
                .value(cart.getTarget().getFunctionArn())
                .build();
        app.synth();
        Path template = assembly.resolve(STACK + ".template.json");
        Files.writeString(template, ForTheEmulator.withoutAliases(Files.readString(template)));
    }
}
