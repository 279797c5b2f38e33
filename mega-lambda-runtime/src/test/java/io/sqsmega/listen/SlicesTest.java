package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlicesTest {
    @Test
    void nothingIsNoSlice() {
        assertThat(Slices.of(List.of())).isEmpty();
    }

    @Test
    void aSliceHasUpToTenInTheirOrder() {
        List<Integer> all = IntStream.range(0, 25).boxed().toList();

        assertThat(Slices.of(all)).containsExactly(all.subList(0, 10), all.subList(10, 20), all.subList(20, 25));
        assertThat(Slices.of(all.subList(0, 10))).containsExactly(all.subList(0, 10));
        assertThat(Slices.of(all.subList(0, 11))).containsExactly(all.subList(0, 10), List.of(10));
    }
}
