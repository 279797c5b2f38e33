package io.sqsmega.examples.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.test.HandlerTester;
import io.sqsmega.test.TestBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class PricesFunctionTest {
    private final List<String> loads = new ArrayList<>();
    private final List<String> priced = new ArrayList<>();
    private final PricesFunction function = new PricesFunction(this::load, priced::add);

    @Test
    void theListIsInTheSnapshotAndWhatIsUniqueIsNot() {
        function.beforeCheckpoint(Core.getGlobalContext());
        assertThat(loads).hasSize(1);

        order();
        function.afterRestore(Core.getGlobalContext());
        order();

        assertThat(loads).hasSize(1);
        assertThat(priced).hasSize(2).doesNotHaveDuplicates().allMatch(line -> line.startsWith("pear costs 30"));
    }

    @Test
    void withoutSnapStartTheFirstOrderLoadsTheList() {
        order();
        order();

        assertThat(loads).hasSize(1);
        assertThat(priced).hasSize(2);
    }

    private Map<String, Integer> load() {
        loads.add("prices");
        return Map.of("pear", 30);
    }

    private void order() {
        Event placed = Event.named("order.placed").subject("pear").build();
        assertThat(HandlerTester.of(function).deliver(TestBatch.of(MegaPayload.of(placed))))
                .isDone();
    }
}
