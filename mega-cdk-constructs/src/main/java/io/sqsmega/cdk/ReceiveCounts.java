package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;

/**
 * The number of tries of a message, and the number of receives after which SQS moves it. The two differ, because SQS
 * also counts receives of messages that no subscriber saw: messages after a failing one of their group, messages for
 * which there was no time, and messages of throttled batches.
 */
final class ReceiveCounts {
    private static final long DEFAULT_TRIES = 5;
    private static final long MULTIPLE = 3;
    private static final long MOST = 1000;

    private ReceiveCounts() {}

    /** Returns the given number of tries, else 5, or the queue's own limit if that is less. */
    static Number giveUpAt(MegaEventSourceProps<?> props) {
        if (props.giveUpAtReceive != null) {
            return props.giveUpAtReceive;
        }
        Long most = Known.number(limit(props));
        return most == null ? DEFAULT_TRIES : Math.min(DEFAULT_TRIES, most);
    }

    /** Returns the given or recommended number of receives. Only for props that passed {@link #check}. */
    static Number most(MegaEventSourceProps<?> props) {
        if (props.maxReceiveCount != null) {
            return props.maxReceiveCount;
        }
        Long advised = advised(props);
        return advised == null ? MOST : advised;
    }

    /** Returns the given number of receives, or that of an existing queue. */
    private static @Nullable Number limit(MegaEventSourceProps<?> props) {
        return props.queue == null ? props.maxReceiveCount : props.queueSide().maxReceiveCount();
    }

    /** Returns the recommended number of receives in words, for a warning. */
    static String advisedText(MegaEventSourceProps<?> props) {
        Long advised = advised(props);
        return advised == null ? "three times giveUpAtReceive" : Long.toString(advised);
    }

    /** Returns the recommended number of receives; null if it depends on a number that only the deployment resolves. */
    private static @Nullable Long advised(MegaEventSourceProps<?> props) {
        Long tries = Known.number(giveUpAt(props));
        Long times = multiple(props);
        return tries == null || times == null ? null : Long.valueOf(Math.min(MOST, tries * times));
    }

    /**
     * Returns the factor between tries and receives. On a FIFO queue every earlier message of a batch can use all its
     * tries first.
     */
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
                        ? "waiting for a failing message of their group"
                        : "throttled, or without time left")
                + "), and moves good ones to the dead-letter queue.";
    }
}
