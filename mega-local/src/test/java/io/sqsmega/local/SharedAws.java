package io.sqsmega.local;

import java.util.concurrent.atomic.AtomicInteger;

/** One embedded AWS for all tests of this module, since it takes seconds to start. Its threads are daemons. */
final class SharedAws {
    static final LocalAws AWS = LocalAws.start();

    private static final AtomicInteger NAMES = new AtomicInteger();

    private SharedAws() {}

    /** A name that no other test has. */
    static String name(String stem) {
        return stem + "-" + NAMES.incrementAndGet();
    }

    static LocalQueue queue() {
        return AWS.createQueue(name("queue"));
    }

    static LocalQueue queue(QueueOptions options) {
        return AWS.createQueue(name("queue"), options);
    }

    static LocalQueue fifoQueue() {
        return AWS.createQueue(name("queue") + ".fifo");
    }

    static LocalQueue fifoQueue(QueueOptions options) {
        return AWS.createQueue(name("queue") + ".fifo", options);
    }
}
