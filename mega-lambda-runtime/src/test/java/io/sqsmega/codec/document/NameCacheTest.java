package io.sqsmega.codec.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.SchemaField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A name that is kept is never taken for another. */
class NameCacheTest {
    private static final int KEPT = 1_024;
    private static final int LONGEST_KEPT = 64;

    private final NameCache names = new NameCache();

    @Test
    void namesThatDifferInOneLetterAreTwo() {
        for (int length = 1; length <= LONGEST_KEPT + 2; length++) {
            String name = "a".repeat(length);
            for (int i = 0; i < length; i++) {
                String other = name.substring(0, i) + "b" + name.substring(i + 1);
                assertThat(textOf(name)).isEqualTo(name);
                assertThat(textOf(other)).isEqualTo(other);
            }
        }
    }

    @Test
    void namesThatDifferInLengthAreTwo() {
        for (int length = 0; length <= LONGEST_KEPT + 2; length++) {
            for (String letter : List.of("\u0000", "a")) {
                assertThat(textOf(letter.repeat(length))).isEqualTo(letter.repeat(length));
            }
        }
    }

    @Test
    void nameThatComesAgainIsTheSameOne() {
        for (int length = 0; length <= LONGEST_KEPT; length++) {
            String name = "n".repeat(length);
            assertThat(of(name)).isSameAs(of(name));
        }
    }

    @Test
    void nameIsTheSameWhateverStandsBehindIt() {
        for (int length = 0; length <= LONGEST_KEPT; length++) {
            String name = "n".repeat(length);
            byte[] letters = (name + "\":\"text\",").getBytes(StandardCharsets.ISO_8859_1);

            assertThat(names.of(letters, 0, length)).isSameAs(of(name));
        }
    }

    @Test
    void longNameIsNotKept() {
        String name = "n".repeat(LONGEST_KEPT + 1);

        assertThat(of(name)).isNotSameAs(of(name));
    }

    @Test
    void noMoreThanSomeAreKept() {
        List<FieldName> met = new ArrayList<>();
        for (int i = 0; i < 10 * KEPT; i++) {
            met.add(of("name " + i));
        }
        Collections.reverse(met);

        assertThat(met.stream().filter(name -> of(name.text) == name).count()).isBetween(KEPT / 2L, (long) KEPT);
    }

    @Test
    void threadsShareNamesWithoutConfusingThem() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<String>>> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int first = i;
                readers.add(() -> confused(first));
            }
            for (Future<List<String>> confused : threads.invokeAll(readers)) {
                assertThat(confused.get()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(SchemaField.class)
    void nameHasTheListedFieldOfItsSection(SchemaField field) {
        assertThat(List.of(fields(of(field.key)), fields(FieldName.of(field.key))))
                .allSatisfy(fields -> assertThat(fields).contains(field))
                .allSatisfy(fields ->
                        assertThat(fields).extracting(found -> found.key).containsOnly(field.key));
        assertThat(fields(of(field.key + "s"))).isEmpty();
    }

    @Test
    void nameThatIsNotListedHasNoField() {
        assertThat(fields(of(""))).isEmpty();
    }

    private static List<SchemaField> fields(FieldName name) {
        return Stream.of(name.ofDocument, name.ofEvent, name.ofObject)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Twice as many names as are kept, so that the threads push out each other's. */
    private List<String> confused(int first) {
        List<String> confused = new ArrayList<>();
        for (int i = first; i < 100_000; i++) {
            String name = "a name in a document " + i % (2 * KEPT);
            if (!textOf(name).equals(name)) {
                confused.add(name);
            }
        }
        return confused;
    }

    private String textOf(String name) {
        return of(name).text;
    }

    /** Among other letters. */
    private FieldName of(String name) {
        byte[] letters = ("xx" + name + "\": true }").getBytes(StandardCharsets.ISO_8859_1);
        return names.of(letters, 2, 2 + name.length());
    }
}
