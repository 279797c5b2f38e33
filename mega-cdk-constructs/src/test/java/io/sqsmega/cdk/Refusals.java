package io.sqsmega.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;

/** One stack for all refusals: a construct that is refused leaves nothing behind in it, which is checked too. */
final class Refusals {
    private static @Nullable Refusals shared;

    private final Synth synth = new Synth();

    private Refusals() {}

    /** Made when it is first asked for: not before it is known that there is Node. */
    static Refusals shared() {
        shared = shared == null ? new Refusals() : shared;
        return shared;
    }

    Synth synth() {
        return synth;
    }

    /** A queue to which one wrong prop is to be added. */
    MegaQueue.Builder cart() {
        return synth.queue("Cart").withoutTopic();
    }

    /** @param props of {@link #cart} */
    void assertRefusedHere(MegaEventSourceProps<?> props, String message) {
        assertRefused(props, message + " at Shop/Cart");
    }

    static void assertRefused(MegaEventSourceProps<?> props, String message) {
        try {
            assertThatThrownBy(props::build)
                    .isInstanceOf(InvalidPropsException.class)
                    .hasMessage(message);
            assertThat(props.scope.getNode().tryFindChild(props.id))
                    .as("what is left in the tree")
                    .isNull();
        } finally {
            props.scope.getNode().tryRemoveChild(props.id);
        }
    }
}
