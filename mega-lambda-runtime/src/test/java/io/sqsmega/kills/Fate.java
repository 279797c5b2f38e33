package io.sqsmega.kills;

import java.util.UUID;

/** How an invocation ends. It is told to the function by the id of the request, so that it can do its part. */
enum Fate {
    FINE,
    /** The process gets SIGKILL, somewhere in the batch. */
    KILLED,
    /** A subscriber does not come back: the invocation times out, unless the handler answers in time. */
    HANGING,
    /** The invocation fails when everything is done. */
    THROWING,
    /** A subscriber meets an error that the virtual machine does not survive. */
    BREAKING_DOWN;

    String requestId() {
        return name() + "-" + UUID.randomUUID();
    }

    static Fate of(String requestId) {
        return valueOf(requestId.substring(0, requestId.indexOf('-')));
    }
}
