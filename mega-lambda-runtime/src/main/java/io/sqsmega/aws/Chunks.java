package io.sqsmega.aws;

import io.sqsmega.Internal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Splits lists into chunks that fit into one request. */
@Internal
public final class Chunks {
    /** The maximum number of messages in one request to SQS. */
    public static final int SIZE = 10;

    private Chunks() {}

    public static <T> Stream<List<T>> of(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + SIZE)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + SIZE)));
    }
}
