package io.sqsmega.faults;

import java.util.List;
import java.util.Random;

/** Decides what happens to each request. Implementations are thread-safe. */
@FunctionalInterface
interface FaultPlan {
    FaultPlan CALM = operation -> Fault.NONE;

    /** Stalled is rare: each time it takes as long as the client's patience. */
    List<Fault> SHARES = List.of(
            Fault.THROTTLED,
            Fault.REQUEST_THROTTLED,
            Fault.INTERNAL_ERROR,
            Fault.UNAVAILABLE,
            Fault.RESET_BEFORE,
            Fault.RESET_BEFORE,
            Fault.RESET_AFTER,
            Fault.RESET_AFTER,
            Fault.SLOW,
            Fault.PARTIAL,
            Fault.PARTIAL,
            Fault.PARTIAL);

    /** @param operation for example {@code SendMessageBatch} */
    Fault next(String operation);

    /** So many of a hundred requests meet something, whatever they are. */
    static FaultPlan random(long seed, int percent) {
        Random random = new Random(seed);
        return operation -> {
            synchronized (random) {
                if (random.nextInt(100) >= percent) {
                    return Fault.NONE;
                }
                return random.nextInt(100) == 0 ? Fault.STALLED : SHARES.get(random.nextInt(SHARES.size()));
            }
        };
    }

    /** One operation never succeeds, the others do. */
    static FaultPlan always(Fault fault, String operation) {
        return met -> met.equals(operation) ? fault : Fault.NONE;
    }
}
