package io.sqsmega.dispatch;

import static io.sqsmega.match.Matchers.satisfies;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A predicate of the user's own, which no index knows, decides as any other. */
class OwnPredicatesTest {
    private static final Matcher EVEN = satisfies("is even", value -> value instanceof Integer n && n % 2 == 0);

    private final Dispatcher dispatcher = Dispatcher.builder()
            .on(EventPattern.builder().name("e").attribute("n", EVEN).build(), (payload, message) -> Result.OK)
            .on(DataPattern.builder().field("n", EVEN).build(), (payload, message) -> Result.OK)
            .register(new EvenObjects())
            .build();

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 0"})
    void ofAnEvent(int number, int subscribers) {
        assertThat(subscribers(event("e", "\"n\": " + number, "1"))).isEqualTo(subscribers);
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "5, 0"})
    void ofData(int number, int subscribers) {
        assertThat(subscribers("{\"n\": " + number + "}")).isEqualTo(subscribers);
    }

    @ParameterizedTest
    @CsvSource({"6, 1", "7, 0"})
    void ofAnObject(int number, int subscribers) {
        assertThat(subscribers(event("o", "\"n\": 1", "" + number))).isEqualTo(subscribers);
    }

    @ParameterizedTest
    @CsvSource({"o, 1", "e, 0"})
    void besideWhatTheIndexKnows(String name, int subscribers) {
        assertThat(subscribers(event(name, "\"n\": 1", "2"))).isEqualTo(subscribers);
    }

    private static String event(String name, String attribute, String number) {
        return "{\"protocol\": \"mega\", \"version\": 1, \"event\": {\"name\": \"" + name
                + "\", \"timestamp\": \"2026-11-22T00:00:00Z\", " + attribute + "}, \"object\": {\"current\": {\"n\": "
                + number + "}}}";
    }

    private int subscribers(String body) {
        MessageReport report = dispatcher.dispatch(Message.builder("id", body).build());
        return report.outcome().subscribers().size();
    }

    private static final class EvenObjects extends MegaSubscriber {
        @Override
        protected EventPattern matchEvent() {
            return EventPattern.named("o");
        }

        @Override
        protected ObjectPattern matchObject() {
            return ObjectPattern.builder().current(Map.of("n", EVEN)).build();
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            return Result.OK;
        }
    }
}
