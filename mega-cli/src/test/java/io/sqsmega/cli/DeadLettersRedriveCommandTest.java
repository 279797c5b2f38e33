package io.sqsmega.cli;

import static io.sqsmega.cli.LocalAwsFixture.AWS;
import static io.sqsmega.cli.LocalAwsFixture.refuse;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.LocalQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.services.sqs.model.Message;

class DeadLettersRedriveCommandTest {
    private final LocalQueue queue = LocalAwsFixture.queue();
    private final LocalQueue deadLetters = queue.deadLetterQueue();

    private MegaRun.Result redrive(String... options) {
        return redrive(MegaRun.with(AWS), deadLetters, options);
    }

    private static MegaRun.Result redrive(MegaRun run, LocalQueue from, String... options) {
        List<String> arguments = new ArrayList<>(List.of("dead-letters", "redrive", "--queue", from.url()));
        arguments.addAll(List.of(options));
        return run.run(arguments.toArray(String[]::new));
    }

    @Test
    void sendsAllBackToWhereTheyCameFrom() {
        for (int i = 0; i < 25; i++) {
            refuse(queue, "message " + i, "because", "Audit");
        }

        var result = redrive("--all");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("25 messages sent back, 0 left");
        assertThat(deadLetters.size()).isZero();
        List<Message> back = queue.receiveAll();
        assertThat(back).hasSize(25);
        assertThat(back)
                .allSatisfy(message -> assertThat(message.messageAttributes()).isEmpty());
    }

    @Test
    void sendsBackByReasonAndLeavesTheOthersVisible() {
        refuse(queue, "one", "quantity must be greater than 0", "Audit");
        refuse(queue, "two", "not a MEGA event", "Audit");

        var result = redrive("--reason", "quantity");

        assertThat(result.out()).contains("1 message sent back, 1 left");
        assertThat(queue.receiveAll()).extracting(Message::body).containsExactly("one");
        assertThat(deadLetters.visible()).isEqualTo(1);
        assertThat(deadLetters.inFlight()).isZero();
    }

    @Test
    void aDryRunOnAFifoQueueSaysThatItSeesTen() {
        LocalQueue fifo = LocalAwsFixture.fifoQueue();
        for (int i = 0; i < 12; i++) {
            fifo.deadLetterQueue().send("message " + i, "group");
        }

        var result = redrive(MegaRun.with(AWS), fifo.deadLetterQueue(), "--all", "--dry-run", "--to", fifo.url());

        assertThat(result.out()).contains("10 messages would be sent back; about 2 were not read");
        assertThat(result.err()).contains("SQS shows ten messages of a FIFO group at a time");
    }

    @Test
    void aMaximumSaysThatTheRestWasNotRead() {
        for (int i = 0; i < 12; i++) {
            refuse(queue, "message " + i, "because", "Audit");
        }

        var result = redrive("--all", "--max", "2");

        assertThat(result.out()).contains("2 messages sent back; about 10 were not read");
    }

    @Test
    void sendsBackById() {
        String wanted = deadLetters.send("one");
        deadLetters.send("two");

        var result = redrive("--id", wanted, "--to", queue.name(), "--json");

        assertThat(result.json().path("settled").asInt()).isEqualTo(1);
        assertThat(result.json().at("/messages/0/id").asText()).isEqualTo(wanted);
        assertThat(queue.receiveAll()).extracting(Message::body).containsExactly("one");
    }

    @Test
    void aDryRunChangesNothing() {
        refuse(queue, "one", "because", "Audit");

        var result = redrive("--all", "--dry-run");

        assertThat(result.out())
                .contains("1 message would be sent back, 0 left")
                .contains(queue.url());
        assertThat(deadLetters.visible()).isEqualTo(1);
        assertThat(queue.size()).isZero();
    }

    @Test
    void aMessageWithoutASenderGoesToTheOnlySource() {
        deadLetters.send("one");

        assertThat(redrive("--all").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void aMessageWhoseSourceIsUnknownStaysAndTheLineSaysWhatToDo() {
        LocalQueue lonely = AWS.createQueue("lonely");
        lonely.send("one");

        var result = redrive(MegaRun.with(AWS), lonely, "--all");

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err()).hasLineCount(1).contains("name the queue with --to");
        assertThat(lonely.visible()).isEqualTo(1);
    }

    @Test
    void endsEarlyAtTheFirstFailureInOrderAndGoesOnWhenRunAgain() {
        LocalQueue fifo = LocalAwsFixture.fifoQueue();
        LocalQueue gone = LocalAwsFixture.fifoQueue();
        refuse(fifo, ofGroup("1", "one").queueArn(fifo.arn()), "because", "Audit");
        refuse(fifo, ofGroup("2", "two").queueArn(gone.arn()), "because", "Audit");
        refuse(fifo, ofGroup("3", "three").queueArn(fifo.arn()), "because", "Audit");
        AWS.sqsClient().deleteQueue(request -> request.queueUrl(gone.url()));

        var result = redrive(MegaRun.with(AWS), fifo.deadLetterQueue(), "--all");
        assertThat(result.exitCode()).isEqualTo(ExitCode.ENDED_EARLY);
        assertThat(result.err()).hasLineCount(1).contains("; 1 sent back; run the same command again to go on");
        assertThat(fifo.deadLetterQueue().inFlight()).isZero();

        var again = redrive(MegaRun.with(AWS), fifo.deadLetterQueue(), "--all", "--to", fifo.name());
        assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(fifo.receiveAll()).extracting(Message::body).containsExactly("one", "two", "three");
    }

    private static io.sqsmega.message.Message.Builder ofGroup(String id, String body) {
        return io.sqsmega.message.Message.builder(id, body).systemAttributes(Map.of("MessageGroupId", "group"));
    }

    @Test
    void aCauseThatIsNotMendedMakesNoLoop() {
        for (int i = 0; i < 3; i++) {
            deadLetters.send("message " + i);
        }
        Settlement refusedAgain = new Settlement() {
            @Override
            public String plan(io.sqsmega.message.Message message) {
                return "nowhere";
            }

            @Override
            public void settle(io.sqsmega.message.Message message, HiddenMessages messages) {
                messages.delete(message);
                deadLetters.send(message.body());
            }

            @Override
            public String done() {
                return "sent back";
            }
        };
        Queue found = new Queues(MegaRun.with(AWS).clients()).find(deadLetters.url());
        Selection all = new Selection();
        new CommandLine(all).parseArgs("--all");

        var settled =
                new RedriveRun(found, all, refusedAgain, new Pace(Double.POSITIVE_INFINITY), MegaRun.silent()).run(10);

        assertThat(settled).hasSize(3);
        assertThat(deadLetters.visible()).isEqualTo(3);
    }

    @Test
    void atMostAsManyAsAskedFor() {
        for (int i = 0; i < 12; i++) {
            refuse(queue, "message " + i, "because", "Audit");
        }

        assertThat(redrive("--all", "--max", "11", "--rate", "1000").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(queue.size()).isEqualTo(11);
        assertThat(deadLetters.visible()).isEqualTo(1);
    }

    @Test
    void aFifoGroupGoesBackInItsOrder() {
        LocalQueue fifo = LocalAwsFixture.fifoQueue();
        for (int i = 0; i < 25; i++) {
            fifo.deadLetterQueue().send("message " + i, "group");
        }

        var result = redrive(MegaRun.with(AWS), fifo.deadLetterQueue(), "--all");

        assertThat(result.out()).contains("25 messages sent back, 0 left");
        assertThat(fifo.receiveAll())
                .extracting(Message::body)
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(i -> "message " + i).toList());
    }

    @Test
    void nothingSelectedIsNo() {
        var result = redrive("--all");

        assertThat(result.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(result.out()).contains("0 messages sent back, 0 left");
    }

    @Test
    void deletesOnlyIfTheAnswerIsYes() {
        refuse(queue, "one", "because", "Audit");

        var no = redrive(MegaRun.with(AWS).answering("n"), deadLetters, "--all", "--delete");
        assertThat(no.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(no.questions()).singleElement().asString().contains("Delete the selected messages");
        assertThat(deadLetters.visible()).isEqualTo(1);

        var yes = redrive(MegaRun.with(AWS).answering("yes"), deadLetters, "--all", "--delete");
        assertThat(yes.out()).contains("1 message deleted, 0 left");
        assertThat(deadLetters.size()).isZero();
        assertThat(queue.size()).isZero();
    }

    @Test
    void deletingNeedsYesWhereNobodyCanAnswer() {
        refuse(queue, "one", "because", "Audit");

        assertThat(redrive("--all", "--delete").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(deadLetters.visible()).isEqualTo(1);
        assertThat(redrive("--all", "--delete", "--yes").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(deadLetters.size()).isZero();
    }

    @Test
    void oneSelectionIsNeededAndOnlyOne() {
        assertThat(redrive().exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(redrive("--all", "--reason", "x").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(redrive("--all", "--rate", "0").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
