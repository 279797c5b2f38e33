package io.sqsmega.lambda;

import io.sqsmega.dispatch.FailureLog;
import org.jspecify.annotations.Nullable;

/** Has a handler hear of the snapshot, if there is CRaC to tell it. Loaded only where a snapshot is taken. */
final class SnapStart {
    private SnapStart() {}

    /** Returns what has to be kept as long as the handler is; null without CRaC, which a log line says. */
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
