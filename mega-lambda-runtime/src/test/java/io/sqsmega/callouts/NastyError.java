package io.sqsmega.callouts;

/**
 * Throws when it is asked for anything, until it is disarmed: one that reached the test framework would end the run in
 * silence, since no report of it could be written.
 */
public final class NastyError extends Error {
    private static final long serialVersionUID = 1L;
    private static volatile boolean armed;

    public static void arm() {
        armed = true;
    }

    public static void disarm() {
        armed = false;
    }

    @Override
    public String getMessage() {
        throwIfArmed();
        return "as it is meant";
    }

    @Override
    public String toString() {
        throwIfArmed();
        return "NastyError";
    }

    @Override
    public synchronized Throwable getCause() {
        throwIfArmed();
        return null;
    }

    private static void throwIfArmed() {
        if (armed) {
            throw new NastyError();
        }
    }
}
