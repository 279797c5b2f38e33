package io.sqsmega.dispatch;

import static io.sqsmega.match.Matchers.present;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.senders.SenderCase;
import io.sqsmega.senders.SenderCases;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.vectors.VectorCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws over vectors, bodies of senders, and mutations of them. */
class TransformersLawTest {
    private static final int BODIES = 5_000;
    private static final String ALPHABET = "{}[]\":,0aeE+-. \\\uFEFF=é";

    private final Random random = new Random(20_261_129);
    private final List<String> seeds = new ArrayList<>();

    TransformersLawTest() {
        VectorCase.of("bodies.json").forEach(vector -> seeds.add(vector.text("body")));
        for (SenderCase sender : SenderCases.all()) {
            seeds.add(sender.body());
            seeds.add(sender.enveloped());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTransformerThatLeavesDataAsItIsChangesNothing(boolean takesBytes) {
        Dispatcher without = builder(takesBytes).build();
        Dispatcher with =
                builder(takesBytes).transformData((data, message) -> null).build();

        for (int i = 0; i < BODIES; i++) {
            Message message = next();
            MessageReport expected = without.dispatch(message);
            MessageReport report = with.dispatch(message);

            assertThat(report.outcome().kind())
                    .as(message.body())
                    .isEqualTo(expected.outcome().kind());
            assertThat(report.eventName()).as(message.body()).isEqualTo(expected.eventName());
            assertThat(subscribers(report)).as(message.body()).isEqualTo(subscribers(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoWasNotGivenAMessageIsExplainedAndNobodyElse(boolean takesBytes) {
        Dispatcher dispatcher = builder(takesBytes)
                .transformData((data, message) -> data.data().get("Message") == null ? null : data)
                .build();

        for (int i = 0; i < BODIES; i++) {
            Message message = next();
            MessageReport report = dispatcher.dispatch(message);
            Set<String> explained = dispatcher.explain(message).keySet();

            if (report.outcome().kind() == Outcome.Kind.REFUSED) {
                assertThat(explained).as(message.body()).containsExactly(Dispatcher.PROTOCOL);
            } else {
                List<String> each = new ArrayList<>(explained);
                each.addAll(subscribers(report));
                assertThat(each).as(message.body()).doesNotHaveDuplicates().hasSize(takesBytes ? 5 : 4);
            }
        }
    }

    private static Set<String> subscribers(MessageReport report) {
        Set<String> names = new TreeSet<>();
        report.outcome().subscribers().forEach(subscriber -> names.add(subscriber.subscriber()));
        return names;
    }

    private static Dispatcher.Builder builder(boolean takesBytes) {
        Dispatcher.Builder builder = Dispatcher.builder()
                .on(EventPattern.builder().attribute("quantity", present()).build(), (payload, message) -> Result.OK)
                .on(DataPattern.any(), (payload, message) -> Result.OK)
                .on(DataPattern.of(Map.of("detail", present())), (payload, message) -> Result.OK)
                .register(new Texts());
        return takesBytes ? builder.register(new Binaries()) : builder;
    }

    private Message next() {
        StringBuilder body = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        for (int i = random.nextInt(3); i > 0 && body.length() > 0; i--) {
            int at = random.nextInt(body.length());
            char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> body.deleteCharAt(at);
                case 1 -> body.insert(at, other);
                default -> body.setLength(at);
            }
        }
        return Message.builder("1", body.toString()).build();
    }

    private static final class Texts extends PlaintextSubscriber {
        @Override
        public Result process(PlaintextPayload payload, Message message) {
            return Result.OK;
        }
    }

    private static final class Binaries extends BinarySubscriber {
        @Override
        public Result process(BinaryPayload payload, Message message) {
            return Result.OK;
        }
    }
}
