package io.sqsmega.listen;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Splits lists into chunks that fit into one request. */
final class Chunks {
    private Chunks() {}

    static <T> Stream<List<T>> of(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + SourceQueue.BATCH)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + SourceQueue.BATCH)));
    }
}
