package io.sqsmega.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BuildersTest {

    @Test
    void whatIsBuiltIsNotCopiedAgain() {
        Map<String, @Nullable Object> inner = new FieldsBuilder().put("a", 1).build();
        Map<String, @Nullable Object> outer = new FieldsBuilder()
                .put("inner", inner)
                .put("list", new ItemsBuilder().add(inner).build())
                .build();

        DataPayload payload = new DataPayload(outer);

        assertThat(payload.data()).isSameAs(outer);
        assertThat(payload.data().get("inner")).isSameAs(inner);
        assertThat(DataPayload.of(Map.of("outer", outer)).data().get("outer")).isSameAs(outer);
        assertThat(Values.copyOf(payload.data(), "data")).isSameAs(outer);
    }

    @Test
    void valuesTakeTheirCanonicalForm() {
        assertThat(new FieldsBuilder().put("a", 1L).put("b", List.of(2L)).build())
                .isEqualTo(Map.of("a", 1, "b", List.of(2)));
        assertThat(new ItemsBuilder().add(1L).add(null).add(Map.of("c", 1.5f)).build())
                .containsExactly(1, null, Map.of("c", 1.5));
    }

    @Test
    void whatACallerKeepsIsCopied() {
        Map<String, Object> kept = new HashMap<>(Map.of("a", 1));
        List<Object> list = new ArrayList<>(List.of(1));
        Map<String, @Nullable Object> built =
                new FieldsBuilder().put("map", kept).put("list", list).build();

        kept.put("a", 2);
        list.set(0, 2);

        assertThat(built).isEqualTo(Map.of("map", Map.of("a", 1), "list", List.of(1)));
    }

    @Test
    void whatIsBuiltCannotBeChanged() {
        FieldsBuilder builder =
                new FieldsBuilder().put("list", new ItemsBuilder().add(1).build());
        Map<String, @Nullable Object> built = builder.build();

        assertThatThrownBy(() -> builder.put("b", 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> built.put("b", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> built.remove("list")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(built::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> built.keySet().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> built.values().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> built.entrySet().iterator().next().setValue(1))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) built.get("list")).remove(0))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatIsBuiltIsAMapLikeAnyOther() {
        Map<String, @Nullable Object> built =
                new FieldsBuilder().put("b", 1).put("a", null).put("b", 2).build();
        Map<String, @Nullable Object> same = new LinkedHashMap<>();
        same.put("b", 2);
        same.put("a", null);

        assertThat(built).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
        assertThat(same).isEqualTo(built);
        assertThat(built.keySet()).containsExactly("b", "a");
        assertThat(built.values()).containsExactly(2, null);
        assertThat(built.containsKey("a")).isTrue();
        assertThat(built.containsKey("c")).isFalse();
    }

    @Test
    void valueThatNoPayloadCarriesIsRefused() {
        assertThatThrownBy(() -> new FieldsBuilder().put("a", new Object()))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("value.a must be null, a boolean");
    }

    @Test
    void nestingIsBounded() {
        Map<String, @Nullable Object> deepest = nested(Values.MAX_DEPTH);

        assertThat(new DataPayload(deepest).data()).isSameAs(deepest);
        assertThatThrownBy(() -> new FieldsBuilder().put("a", deepest)).isInstanceOf(InvalidPayloadException.class);
        assertThatThrownBy(() -> new ItemsBuilder().add(deepest)).isInstanceOf(InvalidPayloadException.class);
        assertThatThrownBy(() -> DataPayload.of(Map.of("a", deepest))).isInstanceOf(InvalidPayloadException.class);
    }

    private static Map<String, @Nullable Object> nested(int depth) {
        Map<String, @Nullable Object> map = Map.of();
        for (int i = 0; i < depth; i++) {
            map = new FieldsBuilder().put("a", i == 0 ? 1 : map).build();
        }
        return map;
    }
}
