package io.sqsmega.cli;

import static io.sqsmega.cli.LocalAwsFixture.AWS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import org.junit.jupiter.api.Test;

class TailCommandTest {
    private final LocalQueue queue = LocalAwsFixture.queue();

    private static MegaRun.Result tail(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "tail";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return MegaRun.with(AWS).run(arguments);
    }

    @Test
    void showsMessagesAndDeletesNone() {
        queue.send(Bodies.itemAdded(5));
        queue.send("a secret");

        var result = tail("--queue", queue.name());

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("event item.added", "plain text").doesNotContain("secret");
        assertThat(result.err()).contains("nothing is deleted; each look counts as a receive", "after 4");
        assertThat(queue.visible()).isEqualTo(2);
        assertThat(queue.inFlight()).isZero();
    }

    @Test
    void showsPayloadsOnRequest() {
        queue.send("a secret");

        assertThat(tail("--queue", queue.url(), "--payload").out()).contains("a secret");
        assertThat(tail("--queue", queue.url(), "--payload", "--json")
                        .json()
                        .at("/0/body")
                        .asText())
                .isEqualTo("a secret");
    }

    @Test
    void followingEndsBeforeAMessageLosesItsLastReceive() {
        queue.send("ping");

        var result = tail("--queue", queue.url(), "--follow");

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err()).contains("was received 3 times of 4");
        assertThat(result.out()).containsOnlyOnce("plain text");
        assertThat(queue.visible()).isEqualTo(1);
    }

    @Test
    void saysWhichMessagesMustNotBeLookedAtAgain() {
        queue.send("ping");

        assertThat(tail("--queue", queue.url()).err()).doesNotContain("receive left");
        assertThat(tail("--queue", queue.url()).err()).doesNotContain("receive left");
        assertThat(tail("--queue", queue.url()).err()).contains("1 of these have at most one receive left");
    }

    @Test
    void aQueueThatAllowsOneReceiveIsNotLookedInto() {
        LocalQueue impatient = AWS.createQueue(
                "impatient", QueueOptions.builder().maxReceiveCount(1).build());
        impatient.send("ping");

        assertThat(tail("--queue", impatient.url()).err())
                .contains("moves a message to its dead-letter queue after one");
        assertThat(impatient.visible()).isEqualTo(1);
    }
}
