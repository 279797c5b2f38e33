package io.sqsmega.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The kept inputs of a fuzz test: a file of its name, an input in Base64 on each line. */
final class Corpus {
    private Corpus() {}

    static Stream<byte[]> of(Class<?> test) {
        return lines(test).stream().map(Base64.getDecoder()::decode);
    }

    private static List<String> lines(Class<?> test) {
        String name = test.getSimpleName() + ".txt";
        try (InputStream file = test.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("there must be a corpus, got none: " + name);
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
