package io.sqsmega.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.BodyText;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.match.RandomPatterns;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a message depends neither on the messages before it nor on the form in which its body comes, over
 * random subscribers and bodies.
 */
@Tag("slow")
class SameOutcomePropertyTest {
    private static final int BODIES = 20;
    private static final Set<Outcome.Kind> KINDS = EnumSet.noneOf(Outcome.Kind.class);

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void anOutcomeIsThatOfTheMessageAlone(@ForAll long seed) {
        Random random = new Random(seed);
        Dispatcher.Builder builder = builder(random, new RandomPatterns(seed));
        Dispatcher experienced = builder.build();
        RandomBodies bodies = new RandomBodies(seed);
        for (int i = 0; i < BODIES; i++) {
            String body = bodies.body();
            EncodedText encoded = EncodedText.of(body);
            Encoding declared = random.nextInt(6) == 0 ? Encoding.JSON : null;
            for (int k = 0; k < 3; k++) {
                experienced.dispatch(GateLaw.message(
                        BodyText.of(random.nextBoolean() ? GateLaw.UNWANTED : GateLaw.UNWANTED_IN_SNS), null));
            }
            // SQS accepts no half of a surrogate pair.
            if (encoded != null) {
                Outcome.Kind kind = kind(builder.build(), GateLaw.message(BodyText.of(body), declared));
                KINDS.add(kind);
                assertThat(kind(builder.build(), GateLaw.message(BodyText.of(encoded), declared)))
                        .as("from bytes: %s", body)
                        .isEqualTo(kind);
                assertThat(kind(experienced, GateLaw.message(BodyText.of(body), declared)))
                        .as("after others: %s", body)
                        .isEqualTo(kind);
            }
        }
    }

    @AfterContainer
    static void theBodiesCameToEveryOutcome() {
        assertThat(KINDS).contains(Outcome.Kind.UNMATCHED, Outcome.Kind.REFUSED, Outcome.Kind.DONE);
    }

    private static Outcome.Kind kind(Dispatcher dispatcher, Message message) {
        return dispatcher.dispatch(message).outcome().kind();
    }

    private static Dispatcher.Builder builder(Random random, RandomPatterns patterns) {
        MessagePattern acme = random.nextInt(3) == 0 ? MessagePattern.withAttribute("tenant", "acme") : null;
        Dispatcher.Builder builder = Dispatcher.builder();
        for (int i = random.nextInt(2); i >= 0; i--) {
            EventPattern event = random.nextInt(3) == 0 ? patterns.eventPattern() : EventPattern.named("a");
            ObjectPattern object = random.nextBoolean() ? patterns.objectPattern() : ObjectPattern.any();
            builder.register(new Selecting(event, object, acme));
        }
        return builder;
    }

    private static final class Selecting extends MegaSubscriber {
        private final EventPattern event;
        private final ObjectPattern object;
        private final @Nullable MessagePattern message;

        Selecting(EventPattern event, ObjectPattern object, @Nullable MessagePattern message) {
            this.event = event;
            this.object = object;
            this.message = message;
        }

        @Override
        protected EventPattern matchEvent() {
            return event;
        }

        @Override
        protected ObjectPattern matchObject() {
            return object;
        }

        @Override
        protected @Nullable MessagePattern matchMessage() {
            return message;
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            return Result.OK;
        }
    }
}
