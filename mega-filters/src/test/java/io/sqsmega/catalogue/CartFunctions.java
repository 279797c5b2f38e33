package io.sqsmega.catalogue;

import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.startsWith;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.BatchAnswer;
import io.sqsmega.subscribe.BatchItem;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.MegaBatchSubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import java.util.List;

/** Handlers with subscribers of each kind, none of which must run. */
final class CartFunctions {
    private CartFunctions() {}

    /** Subscribes to events by their names, and by an object. */
    static final class Cart extends MegaSqsHandler {
        Cart() {
            register(new ItemAdded());
            on(EventPattern.named("checkout"), (payload, message) -> ran());
        }
    }

    /** Subscribes to what is not an event with a name. */
    static final class Audit extends MegaSqsHandler {
        Audit() {
            on(EventPattern.builder().domain("shopping_cart").build(), (payload, message) -> ran());
            on(
                    EventPattern.anyOf(
                            EventPattern.builder().name(startsWith("item.")).build(), EventPattern.named("checkout")),
                    (payload, message) -> ran());
            on(DataPattern.builder().field("type", "user").build(), (payload, message) -> ran());
            register(new Notes());
            register(new Pictures());
        }
    }

    /** Subscribes by what is around the body. */
    static final class Tenants extends MegaSqsHandler {
        Tenants() {
            MessagePattern acme = MessagePattern.withAttribute("tenant", "acme");
            on(EventPattern.named("checkout"), acme, (payload, message) -> ran());
            on(acme, (payload, message) -> ran());
        }
    }

    /** Has a pattern with this text. */
    static final class Strange extends MegaSqsHandler {
        Strange(String text) {
            on(EventPattern.builder().name(text).subject(text).build(), (payload, message) -> ran());
        }
    }

    static final class ItemAdded extends MegaBatchSubscriber {
        @Override
        public String name() {
            return "ItemAdded";
        }

        @Override
        protected EventPattern matchEvent() {
            return EventPattern.builder()
                    .name(oneOf("item.changed", "item.added"))
                    .attribute("quantity", gt(0))
                    .build();
        }

        @Override
        protected ObjectPattern matchObject() {
            return ObjectPattern.builder().type("cart").build();
        }

        @Override
        public BatchAnswer process(List<BatchItem<MegaPayload>> batch) {
            return BatchAnswer.all(ran());
        }
    }

    static final class Notes extends PlaintextSubscriber {
        @Override
        public String name() {
            return "Notes";
        }

        @Override
        public Result process(PlaintextPayload payload, Message message) {
            return ran();
        }
    }

    static final class Pictures extends BinarySubscriber {
        @Override
        public String name() {
            return "Pictures";
        }

        @Override
        public Result process(BinaryPayload payload, Message message) {
            return ran();
        }
    }

    private static Result ran() {
        throw new AssertionError("a subscriber ran");
    }
}
