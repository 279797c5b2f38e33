package io.sqsmega.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorCaseTest {

    @ParameterizedTest
    @ValueSource(strings = {"bodies.json", "mega.json", "writes.json", "match.json", "sqs.json"})
    void everyCaseHasAnIdOfItsOwn(String file) {
        Set<String> ids = new HashSet<>();

        assertThat(VectorCase.of(file))
                .isNotEmpty()
                .allSatisfy(vector ->
                        assertThat(ids.add(vector.id())).as(vector.id()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pattern", "value"})
    void everyTagOfTheMatchingCasesIsKnown(String field) {
        assertThat(VectorCase.of("match.json"))
                .allSatisfy(vector -> assertThatCode(() -> vector.value(field)).doesNotThrowAnyException());
    }
}
