package io.sqsmega.cli;

import io.sqsmega.message.Message;
import io.sqsmega.settle.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The dead letters that the command takes. */
final class Selection {
    @Option(names = "--id", paramLabel = "ID", description = "The message with this id; can be repeated.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "TEXT", description = "The messages whose reason contains this text.")
    private @Nullable String reason;

    @Option(names = "--all", description = "All messages.")
    private boolean all;

    boolean contains(Message message) {
        if (all) {
            return true;
        }
        String its = new DeadLetter(message).reason();
        return reason == null ? ids.contains(message.id()) : its != null && its.contains(reason);
    }

    /** Returns whether no further message can be selected. */
    boolean isComplete(int selected) {
        return !all && reason == null && selected >= ids.size();
    }
}
