package io.sqsmega.lambda;

import io.sqsmega.message.Message;
import io.sqsmega.subscribe.LoggingContext;
import io.sqsmega.subscribe.Outcome;
import io.sqsmega.subscribe.Redelivery;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A redelivery that is not waited for longer than the invocation has time: an answer that comes too late fails the
 * whole batch, while without a schedule the visibility timeout decides.
 */
final class TimelyRedelivery implements Redelivery {
    private final Redelivery redelivery;
    private final Invocation invocation;

    private TimelyRedelivery(Redelivery redelivery, Invocation invocation) {
        this.redelivery = redelivery;
        this.invocation = invocation;
    }

    /** The redelivery itself, if it does nothing anyway or there is no time to keep. */
    static Redelivery of(Redelivery redelivery, Invocation invocation) {
        boolean mayBeLate = !redelivery.equals(Redelivery.BY_VISIBILITY_TIMEOUT)
                && invocation.deadline().isSet();
        return mayBeLate ? new TimelyRedelivery(redelivery, invocation) : redelivery;
    }

    @Override
    public void schedule(List<Message> messages, List<Outcome> outcomes) {
        FutureTask<Void> scheduling = new FutureTask<>(() -> scheduleOnThisThread(messages, outcomes), null);
        Thread thread = new Thread(scheduling, "mega-redelivery");
        thread.setDaemon(true);
        thread.start();
        join(scheduling);
    }

    private void scheduleOnThisThread(List<Message> messages, List<Outcome> outcomes) {
        try (LoggingContext.Scope scope = invocation.loggingContext().open(invocation.logFields())) {
            redelivery.scheduleIfPossible(messages, outcomes);
        }
    }

    private void join(FutureTask<Void> scheduling) {
        try {
            scheduling.get(Math.max(0, invocation.deadline().millisToSchedule()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException timeIsUp) {
            scheduling.cancel(true);
            System.getLogger("io.sqsmega")
                    .log(Level.WARNING, "redelivery could not be scheduled in time; the visibility timeout decides");
        } catch (InterruptedException stopped) {
            scheduling.cancel(true);
            Thread.currentThread().interrupt();
        } catch (ExecutionException fatal) {
            throw ParallelWorkers.asError(fatal.getCause());
        }
    }
}
