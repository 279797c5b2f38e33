package io.sqsmega.cli;

import io.sqsmega.message.Message;
import io.sqsmega.settle.DeadLetter;
import io.sqsmega.settle.Redrive;

/** What is done to a dead letter. */
interface Settlement {
    /** Returns what is done with the message, for a dry run: where it goes. Throws if that is not known. */
    String plan(Message message);

    /** Does it. The messages are those of the dead-letter queue. */
    void settle(Message message, HiddenMessages messages);

    /** What was done, as in {@code 3 messages sent back}. */
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

    /** The same, but only planned. */
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
