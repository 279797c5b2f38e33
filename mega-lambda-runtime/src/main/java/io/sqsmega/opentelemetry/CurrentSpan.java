package io.sqsmega.opentelemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/** Makes a span current beyond the method that begins it. */
final class CurrentSpan {
    private CurrentSpan() {}

    /** Makes it current on this thread, until the scope is closed on the same thread. */
    @SuppressWarnings("MustBeClosedChecker") // it is closed by the method that leaves the span
    static Scope of(Context context) {
        return context.makeCurrent();
    }
}
