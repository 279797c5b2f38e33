package io.sqsmega.dispatch;

/** Two observers, of which the second is called even if the first throws. Thread-safe if both are. */
class ObserverPair implements MessageObserver {
    private final MessageObserver first;
    private final MessageObserver second;

    private ObserverPair(MessageObserver first, MessageObserver second) {
        this.first = first;
        this.second = second;
    }

    /** Returns a pair that waits for nothing if both observers do not. */
    static ObserverPair of(MessageObserver first, MessageObserver second) {
        return first instanceof PromptObserver && second instanceof PromptObserver
                ? new Prompt(first, second)
                : new ObserverPair(first, second);
    }

    @Override
    public void handled(MessageReport report) {
        try {
            first.handled(report);
        } finally {
            second.handled(report);
        }
    }

    @Override
    public void batchBegan(BatchReport batch) {
        try {
            first.batchBegan(batch);
        } finally {
            second.batchBegan(batch);
        }
    }

    @Override
    public void batchEnded(BatchReport batch) {
        try {
            first.batchEnded(batch);
        } finally {
            second.batchEnded(batch);
        }
    }

    private static final class Prompt extends ObserverPair implements PromptObserver {
        Prompt(MessageObserver first, MessageObserver second) {
            super(first, second);
        }
    }
}
