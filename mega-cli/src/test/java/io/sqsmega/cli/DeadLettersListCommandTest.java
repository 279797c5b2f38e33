package io.sqsmega.cli;

import static io.sqsmega.cli.LocalAwsFixture.AWS;
import static io.sqsmega.cli.LocalAwsFixture.refuse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.message.Message;
import org.junit.jupiter.api.Test;

class DeadLettersListCommandTest {
    private final LocalQueue queue = LocalAwsFixture.queue();
    private final LocalQueue deadLetters = queue.deadLetterQueue();

    private static MegaRun.Result mega(String... arguments) {
        return MegaRun.with(AWS).run(arguments);
    }

    @Test
    void saysTheReasonAndWhoRefusedIt() {
        refuse(queue, Bodies.itemAdded(5), "quantity must be greater than 10", "ManyAdded");

        var result = mega("dead-letters", "list", "--queue", deadLetters.name());

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .containsPattern("ID +SINCE +KIND +REASON +REFUSED BY +FROM")
                .containsPattern("event item\\.added +quantity must be greater than 10 +ManyAdded +" + queue.name());
    }

    @Test
    void leavesNothingHidden() {
        for (int i = 0; i < 23; i++) {
            deadLetters.send("message " + i);
        }

        JsonNode json = mega("dead-letters", "list", "--queue", deadLetters.url(), "--json")
                .json();

        assertThat(json.path("messages")).hasSize(23);
        assertThat(deadLetters.visible()).isEqualTo(23);
        assertThat(deadLetters.inFlight()).isZero();
    }

    @Test
    void showsPayloadsOnRequestOnly() {
        refuse(queue, "a secret", "because", "Audit");

        assertThat(mega("dead-letters", "list", "--queue", deadLetters.url()).out())
                .doesNotContain("secret");
        assertThat(mega("dead-letters", "list", "--queue", deadLetters.url(), "--json")
                        .out())
                .doesNotContain("secret");
        assertThat(mega("dead-letters", "list", "--queue", deadLetters.url(), "--payload")
                        .out())
                .contains("a secret");
    }

    @Test
    void aHandlerExplainsEachMessage() {
        refuse(queue, Bodies.itemAdded(5), "because", "ManyAdded");
        refuse(queue, "ping", "because", "ManyAdded");

        String handler = TestHandler.class.getName();
        var result = mega("dead-letters", "list", "--queue", deadLetters.url(), "--handler", handler);

        assertThat(result.out())
                .containsPattern("item\\.added.*\\R  wanted by TestHandler\\$Audit\\R")
                .containsPattern(
                        "plain text.*\\R  not wanted by TestHandler\\$ManyAdded: payload: expected that it is");
    }

    @Test
    void saysThatMoreIsThere() {
        for (int i = 0; i < 5; i++) {
            deadLetters.send("message " + i);
        }

        assertThat(mega("dead-letters", "list", "--queue", deadLetters.url(), "--max", "2")
                        .err())
                .contains("2 of about 5 messages: --max shows more");
    }

    @Test
    void saysThatMoreOfAFifoGroupIsThere() {
        LocalQueue fifo = LocalAwsFixture.fifoQueue().deadLetterQueue();
        for (int i = 0; i < 12; i++) {
            fifo.send("message " + i, "group");
        }

        var result = mega("dead-letters", "list", "--queue", fifo.url());

        assertThat(result.err()).contains("10 of about 12 messages: SQS shows ten messages of a FIFO group");
        assertThat(fifo.inFlight()).isZero();
    }

    @Test
    void progressIsForTerminals() {
        deadLetters.send("ping");

        var result = MegaRun.with(AWS).onTerminal().run("dead-letters", "list", "--queue", deadLetters.url());

        assertThat(result.err()).contains("reading [##############################] 1 of 1");
        assertThat(mega("dead-letters", "list", "--queue", deadLetters.url()).err())
                .doesNotContain("reading");
    }

    @Test
    void aMessageWithoutAReasonPointsToTheLog() {
        deadLetters.send("ping");
        refuse(queue, "pong", "because", "Audit");

        assertThat(mega("dead-letters", "list", "--queue", deadLetters.url()).err())
                .hasLineCount(1)
                .startsWith("1 without a reason: ");
    }

    @Test
    void showSaysEverythingAboutOne() {
        refuse(queue, Message.builder("1", Bodies.itemAdded(5)).queueArn(queue.arn()), "because", "ManyAdded");
        String id = mega("dead-letters", "list", "--queue", deadLetters.url(), "--json")
                .json()
                .at("/messages/0/id")
                .asText();

        var result = mega(
                "dead-letters", "show", id, "--queue", deadLetters.url(), "--handler", TestHandler.class.getName());

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .contains("id           " + id)
                .contains("reason       because")
                .contains("refused by   ManyAdded")
                .contains("from         " + queue.arn())
                .containsPattern("Audit +yes")
                .contains("event        item.added")
                .contains("attribute    mega-refused-by (String)")
                .doesNotContain("quantity\"");
        assertThat(mega("dead-letters", "show", id, "--queue", deadLetters.url(), "--payload")
                        .out())
                .contains("\"quantity\" : 5");
        assertThat(deadLetters.inFlight()).isZero();
    }

    @Test
    void showOfAnUnknownIdIsNo() {
        deadLetters.send("ping");

        var result = mega("dead-letters", "show", "none", "--queue", deadLetters.name());

        assertThat(result.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(result.err()).hasLineCount(1).contains("message none is not among the 1 messages");
        assertThat(deadLetters.inFlight()).isZero();
    }

    @Test
    void aMissingQueueIsOneLine() {
        var result = mega("dead-letters", "list", "--queue", "no-such-queue");

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err()).hasLineCount(1).startsWith("mega: queue no-such-queue does not exist; check its name");
        assertThat(result.out()).isEmpty();
    }
}
