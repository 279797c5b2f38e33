package io.sqsmega.listen;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists cut to what one request takes. */
final class Chunks {
    private Chunks() {}

    static <T> Stream<List<T>> of(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + SourceQueue.BATCH)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + SourceQueue.BATCH)));
    }
}
