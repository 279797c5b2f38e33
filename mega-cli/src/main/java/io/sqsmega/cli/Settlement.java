package io.sqsmega.cli;

import io.sqsmega.message.Message;
import io.sqsmega.settle.DeadLetter;
import io.sqsmega.settle.Redrive;

/** What the command does with a dead letter: sends it back, or deletes it. */
interface Settlement {
    /** Returns where the message goes, for a dry run. Throws if that is not known. */
    String plan(Message message);

    /** Sends the message back, or deletes it. The hidden messages are those of the dead-letter queue. */
    void settle(Message message, HiddenMessages messages);

    /** Returns what was done, as in {@code 3 messages sent back}. */
    String done();

    static Settlement deletion() {
        return new Settlement() {
            @Override
            public String plan(Message message) {
                return "deleted";
            }

            @Override
            public void settle(Message message, HiddenMessages messages) {
                messages.delete(message);
            }

            @Override
            public String done() {
                return "deleted";
            }
        };
    }

    static Settlement redrive(Targets targets, Queue deadLetterQueue) {
        Redrive redrive = Redrive.of(deadLetterQueue.url(), deadLetterQueue.client());
        return new Settlement() {
            @Override
            public String plan(Message message) {
                return targets.urlFor(message);
            }

            @Override
            public void settle(Message message, HiddenMessages messages) {
                String url = targets.urlFor(message);
                messages.settle(message, () -> redrive.sendBack(new DeadLetter(message), url));
            }

            @Override
            public String done() {
                return "sent back";
            }
        };
    }

    /** Returns a settlement that plans the same, and does nothing. */
    default Settlement dry() {
        Settlement planned = this;
        return new Settlement() {
            @Override
            public String plan(Message message) {
                return planned.plan(message);
            }

            @Override
            public void settle(Message message, HiddenMessages messages) {}

            @Override
            public String done() {
                return "would be " + planned.done();
            }
        };
    }
}
