package io.sqsmega.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProjectedValuesTest {
    private final Projection.Builder builder = Projection.builder();

    @Test
    void aPlaceHasOneSlotHoweverOftenItIsAskedFor() {
        int first = builder.field("event").field("name").slot();
        int second = builder.field("event").field("domain").slot();

        assertThat(second).isNotEqualTo(first);
        assertThat(builder.field("event").field("name").slot()).isEqualTo(first);
        assertThat(place(builder.build(), "event").slot()).isEqualTo(Projection.NO_SLOT);
    }

    @Test
    void whatIsAbsentIsNotNull() {
        int nothing = builder.field("nothing").slot();
        int absent = builder.field("absent").slot();

        ProjectedValues selected = selected(Collections.singletonMap("nothing", null));

        assertThat(selected.has(nothing)).isTrue();
        assertThat(selected.get(nothing)).isNull();
        assertThat(selected.has(absent)).isFalse();
        assertThat(selected.get(absent)).isNull();
    }

    @Test
    void valuesOfNestedObjectsAreFoundWhicheverSideIsTheSmaller() {
        int whole = builder.field("user").slot();
        int id = builder.field("user").field("id").slot();
        builder.field("user").field("age").slot();

        Map<String, Integer> small = Map.of("id", 7);
        Map<String, Integer> large = Map.of("id", 8, "b", 2, "c", 3, "d", 4);

        assertThat(selected(Map.of("user", small)).get(id)).isEqualTo(7);
        assertThat(selected(Map.of("user", small)).get(whole)).isEqualTo(small);
        assertThat(selected(Map.of("user", large)).get(id)).isEqualTo(8);
        assertThat(selected(Map.of("user", "no object")).has(id)).isFalse();
    }

    @Test
    void aClearedOneHasNothingAndTakesTheNextDocument() {
        int id = builder.field("id").slot();
        Projection selection = builder.build();
        ProjectedValues selected = new ProjectedValues(selection);
        selected.enter(selection);
        selected.put(id, 1);

        selected.clear();

        assertThat(selected.has(id)).isFalse();
        assertThat(selected.size()).isZero();
        assertThat(selected.enter(selection)).isTrue();
        selected.put(id, 2);
        assertThat(selected.get(id)).isEqualTo(2);
        assertThat(selected.slot(0)).isEqualTo(id);
    }

    @Test
    void aSlotThatIsPutTwiceCountsOnce() {
        int id = builder.field("id").slot();
        ProjectedValues selected = new ProjectedValues(builder.build());

        selected.put(id, 1);
        selected.put(id, 2);

        assertThat(selected.get(id)).isEqualTo(2);
        assertThat(selected.size()).isEqualTo(1);
    }

    @Test
    void aPlaceWithTwoPathsIsEnteredOnce() {
        Projection.Builder item = builder.field("event").field("attributes").field("item");
        builder.field("event").alias("item", item);
        Projection event = place(builder.build(), "event");
        ProjectedValues selected = new ProjectedValues(event);

        assertThat(selected.enter(place(event, "item"))).isTrue();
        assertThat(selected.enter(place(place(event, "attributes"), "item"))).isFalse();
    }

    @Test
    void anAliasTakesNobodysName() {
        Projection.Builder taken = builder.field("name");

        assertThatThrownBy(() -> builder.alias("name", builder.field("other")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.alias("name", taken)).isSameAs(builder);
    }

    private ProjectedValues selected(Map<String, ?> document) {
        Projection selection = builder.build();
        ProjectedValues selected = new ProjectedValues(selection);
        selected.putFields(selection, document);
        return selected;
    }

    private static Projection place(Projection parent, String name) {
        return Objects.requireNonNull(parent.field(name));
    }
}
