package io.sqsmega.cli;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a dead-letter queue once, ten messages at a time, and settles the selected ones. Not thread-safe.
 *
 * <p>It ends at the first message that cannot be settled: on a FIFO queue, the messages after it must wait. It leaves
 * messages that were sent after it started: otherwise it would not end while messages are refused again.
 */
final class RedriveRun {
    private final Queue queue;
    private final Selection selection;
    private final Settlement settlement;
    private final Pace pace;
    private final Output output;
    private final Instant start = Instant.now();
    private final List<Planned> planned = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private int late;
    private volatile int settled;

    /** @param where the queue's URL, or that it is deleted */
    record Planned(Message message, String where) {}

    RedriveRun(Queue queue, Selection selection, Settlement settlement, Pace pace, Output output) {
        this.queue = queue;
        this.selection = selection;
        this.settlement = settlement;
        this.pace = pace;
        this.output = output;
    }

    /** Returns the messages that were settled. The others are visible again. */
    List<Planned> run(int max) {
        try (Progress progress = output.progress(settlement.done(), Math.min(max, queue.visible()));
                HiddenMessages messages = new HiddenMessages(queue, hiddenFor(), () -> interrupted(progress))) {
            List<Message> page = messages.receive(max);
            while (!page.isEmpty()) {
                for (Message message : page) {
                    if (settled < max && isDue(message)) {
                        settle(message, messages);
                    }
                    progress.at(settled + left.size());
                }
                page = settled >= max || selection.isComplete(settled) ? List.of() : messages.receive(max - settled);
            }
        } catch (RuntimeException failed) {
            throw early(failed);
        }
        return List.copyOf(planned);
    }

    /**
     * Returns the time in which ten messages are settled, doubled, but not less than the time for a dead-letter queue.
     */
    private Duration hiddenFor() {
        Duration twice = pace.timeFor(20);
        return twice.compareTo(HiddenMessages.LONG) < 0 ? HiddenMessages.LONG : twice;
    }

    private boolean isDue(Message message) {
        Instant sentAt = message.sentAt();
        if (!selection.contains(message)) {
            left.add(message.id());
            return false;
        } else if (sentAt != null && sentAt.isAfter(start)) {
            late += left.add(message.id()) ? 1 : 0;
            return false;
        }
        return done.add(message.id());
    }

    private void settle(Message message, HiddenMessages messages) {
        String where = settlement.plan(message);
        pace.await();
        settlement.settle(message, messages);
        planned.add(new Planned(message, where));
        settled = planned.size();
    }

    private RuntimeException early(RuntimeException failed) {
        if (settled == 0 || (failed instanceof CommandException ending && ending.exitCode() == ExitCode.INTERRUPTED)) {
            return failed;
        }
        return new CommandException(
                ExitCode.ENDED_EARLY, ErrorLines.line(failed) + "; " + settled + " " + howToGoOn(), failed);
    }

    private void interrupted(Progress progress) {
        progress.close();
        output.note("interrupted: " + settled + " " + howToGoOn());
    }

    private String howToGoOn() {
        return settlement.done() + "; run the same command again to go on";
    }

    void print(boolean dryRun) {
        if (output.isJson()) {
            output.json(toMap(dryRun));
            return;
        }
        if (dryRun) {
            Table table = new Table("ID", "KIND", "WHERE");
            planned.forEach(
                    plan -> table.row(Style.PLAIN, plan.message().id(), Contents.kindOf(plan.message()), plan.where()));
            output.table(table);
        }
        long unread = queue.visible() - settled - left.size();
        output.text(settled
                + (settled == 1 ? " message " : " messages ")
                + settlement.done()
                + (unread > 0 ? "; about " + unread + " were not read" : ", " + left.size() + " left"));
        if (unread > 0 && dryRun && queue.isFifo()) {
            output.note("SQS shows ten messages of a FIFO group at a time; redrive goes on ten by ten");
        }
        if (late > 0) {
            output.note(late + " of those left came after the command started");
        }
        if (queue.isFifo() && !left.isEmpty()) {
            output.note("in a FIFO group, messages after those that are left were perhaps not reached");
        }
    }

    private Map<String, @Nullable Object> toMap(boolean dryRun) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("dryRun", dryRun);
        map.put("settled", settled);
        map.put("left", left.size());
        map.put("cameLate", late);
        map.put(
                "messages",
                planned.stream()
                        .map(plan -> Map.of("id", plan.message().id(), "where", plan.where()))
                        .toList());
        return map;
    }
}
