package io.sqsmega.guard;

/** A guard that grants every claim. */
final class NoGuard implements DuplicateGuard {

    @Override
    public Claim claim(Delivery delivery) {
        return Claim.GRANTED;
    }

    @Override
    public void done(Delivery delivery) {}

    @Override
    public void release(Delivery delivery) {}

    @Override
    public String toString() {
        return "DuplicateGuard.NONE";
    }
}
