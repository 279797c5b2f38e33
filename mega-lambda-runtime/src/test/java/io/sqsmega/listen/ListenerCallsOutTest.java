package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.callouts.Fault;
import io.sqsmega.callouts.HarmfulLogger;
import io.sqsmega.callouts.Setup;
import io.sqsmega.callouts.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a call out of the framework does, the listener goes on, and what is done is deleted. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ListenerCallsOutTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANG")
    void itCostsItsOwnMessageAtMost(Fault fault) throws Exception {
        List<Run> runs = new ArrayList<>();
        try (HarmfulLogger logger = HarmfulLogger.start(fault)) {
            for (Spot spot : Spot.all()) {
                if (!spot.onlyOfHandlers()) {
                    runs.add(new Run(spot, fault));
                }
            }
            for (Run run : runs) {
                run.finish();
            }
            assertThat(logger.lines()).isPositive();
        }
    }

    /** A listener with one of the calls, which ends when it is closed, and without an exception. */
    private static final class Run {
        private final Spot spot;
        private final int staying;
        private final Setup setup;
        private final MemorySqs queue = MemorySqs.standard();
        private final Background running;

        Run(Spot spot, Fault fault) {
            this.spot = spot;
            this.staying = spot.staying(fault).size();
            this.setup = spot.with(fault);
            for (int i = 0; i < setup.bodies().size(); i++) {
                queue.with("m" + (i + 1), setup.bodies().get(i));
            }
            this.running = Background.of(
                    setup.listener(SqsListener.builder("http://localhost/queue").client(queue)));
        }

        void finish() throws Exception {
            await(spot + " settles", () -> setup.processed().containsAll(List.of("m1", "m3")) && isSettled());
            running.close();
            assertThat(setup.interrupted()).as(spot.name()).isEmpty();
        }

        private boolean isSettled() {
            return queue.visible() == 0 && queue.hidden() == staying;
        }
    }
}
