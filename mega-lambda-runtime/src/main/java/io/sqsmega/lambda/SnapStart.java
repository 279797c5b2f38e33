package io.sqsmega.lambda;

import io.sqsmega.dispatch.FailureLog;
import org.jspecify.annotations.Nullable;

/** Registers a handler for the snapshot, if CRaC is on the class path. Loaded only if a snapshot is taken. */
final class SnapStart {
    private SnapStart() {}

    /** Returns an object that the handler must keep; null without CRaC, which is logged. */
    static @Nullable Object register(MegaSqsHandler handler) {
        try {
            return SnapshotHook.register(handler);
        } catch (NoClassDefFoundError withoutCrac) {
            FailureLog.warn(
                    "SnapStart's snapshot will not hold the index of patterns: add io.github.crac:org-crac to the class path");
            return null;
        }
    }
}
