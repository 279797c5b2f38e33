package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.aws.Chunks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunksTest {
    @Test
    void nothingIsNoSlice() {
        assertThat(Chunks.of(List.of())).isEmpty();
    }

    @Test
    void aSliceHasUpToTenInTheirOrder() {
        List<Integer> all = IntStream.range(0, 25).boxed().toList();

        assertThat(Chunks.of(all)).containsExactly(all.subList(0, 10), all.subList(10, 20), all.subList(20, 25));
        assertThat(Chunks.of(all.subList(0, 10))).containsExactly(all.subList(0, 10));
        assertThat(Chunks.of(all.subList(0, 11))).containsExactly(all.subList(0, 10), List.of(10));
    }
}
