package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;

/** A queue is the same queue, however often it was imported. */
@NeedsNode
class SameQueueTest {
    private static final String ARN = "arn:aws:sqs:eu-west-1:123456789012:orders";

    private final Synth synth = new Synth();

    private IQueue imported(String id, String arn) {
        return Queue.fromQueueArn(synth.stack(), id, arn);
    }

    @Test
    void queueIsNotItsOwnDeadLetterQueue() {
        Refusals.assertRefused(
                synth.queue("Cart").queue(imported("Orders", ARN)).deadLetterQueue(imported("Again", ARN)),
                "deadLetterQueue must be another queue than queue, got the same twice at Shop/Cart");
    }

    @Test
    void deadLetterQueueThatTheQueueHasMayBeGiven() {
        Queue orders = Queue.Builder.create(synth.stack(), "Orders")
                .visibilityTimeout(Duration.minutes(3))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(imported("Letters", ARN + "-dlq"))
                        .maxReceiveCount(15)
                        .build())
                .build();

        assertThatCode(synth.queue("Cart").queue(orders).deadLetterQueue(imported("Again", ARN + "-dlq"))::build)
                .doesNotThrowAnyException();
    }

    @Test
    void queuesOfOneFunctionShareADeadLetterQueueByItsArn() {
        Function consumer = Function.Builder.create(synth.stack(), "Consumer")
                .handler("com.acme.CartHandler")
                .code(Synth.code())
                .runtime(Runtime.JAVA_25)
                .build();
        MegaQueue.Builder.forFunction(synth.stack(), "First", consumer)
                .queue(imported("One", ARN))
                .deadLetterQueue(imported("OneLetters", ARN + "-dlq"))
                .build();

        Refusals.assertRefused(
                MegaQueue.Builder.forFunction(synth.stack(), "Third", consumer)
                        .queue(imported("Three", ARN + "-3"))
                        .deadLetterQueue(imported("ThreeLetters", ARN + "-3-dlq")),
                "function must be given to one MegaQueue, or to several with one deadLetterQueue and giveUpAtReceive, which its environment can name, got one that is given to Shop/First with "
                        + ARN + "-dlq and 5 at Shop/Third");
        assertThatCode(MegaQueue.Builder.forFunction(synth.stack(), "Second", consumer)
                        .queue(imported("Two", ARN + "-2"))
                        .deadLetterQueue(imported("TwoLetters", ARN + "-dlq"))::build)
                .doesNotThrowAnyException();
    }

    @Test
    void queueThatAnotherFunctionConsumes() {
        MegaQueue cart = synth.queue("Cart").withoutTopic().build();
        synth.queue("Mail").queue(cart.getQueue()).build();

        assertThat(synth.warnings())
                .filteredOn(warning -> warning.startsWith("/Shop/Mail:"))
                .singleElement()
                .asString()
                .contains("Shop/Cart consumes the queue, too", "one of the two functions alone");
    }

    @Test
    void queueOfAnotherAccountMustLetTheFunctionIn() {
        Synth ireland = new Synth("eu-west-1", "123456789012");
        IQueue theirs = Queue.fromQueueArn(ireland.stack(), "Theirs", "arn:aws:sqs:eu-west-1:210987654321:orders");
        MegaQueue cart = ireland.queue("Cart").queue(theirs).build();

        assertThat(ireland.warnings())
                .anyMatch(warning -> warning.startsWith("/Shop/Cart:")
                        && warning.contains("of another account")
                        && warning.contains("sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes and"
                                + " sqs:ChangeMessageVisibility")
                        && warning.contains("watch the age of its oldest message there"));
        assertThat(cart.getAlarm(MegaAlarm.Kind.OLDEST_MESSAGE_AGE)).isEmpty();
        assertThat(cart.getAlarm(MegaAlarm.Kind.FUNCTION_ERRORS)).isPresent();
    }
}
