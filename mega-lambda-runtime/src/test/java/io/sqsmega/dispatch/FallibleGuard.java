package io.sqsmega.dispatch;

import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.guard.MemoryGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/** A guard that fails once at each step that it is told to fail at. */
final class FallibleGuard implements DuplicateGuard {
    final Set<String> failures = new HashSet<>();
    private final MemoryGuard guard;

    FallibleGuard(MemoryGuard guard) {
        this.guard = guard;
    }

    @Override
    public Claim claim(Delivery delivery) {
        failAt("claim");
        return guard.claim(delivery);
    }

    @Override
    public void done(Delivery delivery) {
        failAt("done");
        guard.done(delivery);
    }

    @Override
    public void release(Delivery delivery) {
        failAt("release");
        guard.release(delivery);
    }

    /** Fails when it is interrupted, too, as the clients of most stores do. */
    private void failAt(String step) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("interrupted");
        }
        if (failures.remove(step)) {
            throw new UncheckedIOException(new IOException("the table is away"));
        }
    }
}
