package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;

/**
 * How many tries a message gets, and how often SQS lets it be received. The two differ, since SQS also counts receives
 * of messages that no subscriber saw: those behind a failing message of their group, those for which there was no time,
 * and those of throttled batches.
 */
final class ReceiveCounts {
    private static final long DEFAULT_TRIES = 5;
    private static final long MULTIPLE = 3;
    private static final long MOST = 1000;

    private ReceiveCounts() {}

    /** As given, else 5, or the queue's own limit if that is less. */
    static Number giveUpAt(MegaEventSourceProps<?> props) {
        if (props.giveUpAtReceive != null) {
            return props.giveUpAtReceive;
        }
        Long most = Known.number(limit(props));
        return most == null ? DEFAULT_TRIES : Math.min(DEFAULT_TRIES, most);
    }

    /** As given, or as advised. Only for props that passed {@link #check}. */
    static Number most(MegaEventSourceProps<?> props) {
        if (props.maxReceiveCount != null) {
            return props.maxReceiveCount;
        }
        Long advised = advised(props);
        return advised == null ? MOST : advised;
    }

    /** As given, or as an existing queue has it. */
    private static @Nullable Number limit(MegaEventSourceProps<?> props) {
        return props.queue == null ? props.maxReceiveCount : props.queueSide().maxReceiveCount();
    }

    /** As a warning says it. */
    static String advisedText(MegaEventSourceProps<?> props) {
        Long advised = advised(props);
        return advised == null ? "three times giveUpAtReceive" : Long.toString(advised);
    }

    /** Null if it depends on a number that only the deployment resolves. */
    private static @Nullable Long advised(MegaEventSourceProps<?> props) {
        Long tries = Known.number(giveUpAt(props));
        Long times = multiple(props);
        return tries == null || times == null ? null : Long.valueOf(Math.min(MOST, tries * times));
    }

    /** On a FIFO queue every earlier message of a batch can take all its tries first. */
    private static @Nullable Long multiple(MegaEventSourceProps<?> props) {
        Long batch = props.queueSide().isFifo() ? Known.number(props.batchSize) : Long.valueOf(MULTIPLE);
        return batch == null ? null : Long.valueOf(Math.max(batch, MULTIPLE));
    }

    static void check(MegaEventSourceProps<?> props, Findings findings) {
        findings.between("maxReceiveCount", props.maxReceiveCount, 1, MOST);
        findings.between("giveUpAtReceive", props.giveUpAtReceive, 1, MOST);
        Long most = Known.number(limit(props));
        Long tries = Known.number(props.giveUpAtReceive);
        findings.require(
                most == null || tries == null || tries <= most,
                "maxReceiveCount must be at least the giveUpAtReceive of " + tries + ", got " + most);
        Long advised = advised(props);
        findings.require(
                advised != null || props.maxReceiveCount != null || props.queue != null,
                "maxReceiveCount must be given if giveUpAtReceive, or the batchSize of a FIFO queue, is known to the deployment alone, got none");
        if (most != null && advised != null && most < advised) {
            findings.warning("maxReceiveCountIsLow", lowText(props, most, advised));
        }
    }

    private static String lowText(MegaEventSourceProps<?> props, long most, long advised) {
        return "maxReceiveCount should be at least " + advised + ", " + multiple(props) + " times giveUpAtReceive, got "
                + most
                + ": SQS also counts receives of messages that no subscriber saw ("
                + (props.queueSide().isFifo()
                        ? "behind a failing message of their group"
                        : "throttled, or without time left")
                + "), and moves good ones to the dead-letter queue.";
    }
}
