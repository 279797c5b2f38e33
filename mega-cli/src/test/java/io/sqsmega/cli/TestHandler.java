package io.sqsmega.cli;

import static io.sqsmega.match.Matchers.gt;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;

/** A handler whose subscribers must not run. */
public final class TestHandler extends MegaSqsHandler {
    /** Registers two subscribers, which fail if they run. */
    public TestHandler() {
        register(new ManyAdded());
        register(new Audit());
    }

    /** Fails as one does whose environment is missing. */
    public static final class Broken extends MegaSqsHandler {
        /** Throws. */
        public Broken() {
            throw new IllegalStateException("TABLE_NAME must be set");
        }
    }

    /** Wants the messages of one tenant. */
    public static final class Tenant extends MegaSqsHandler {
        /** Registers one subscriber. */
        public Tenant() {
            MessagePattern urgent = MessagePattern.builder()
                    .attribute("tenant", "acme")
                    .attribute("priority", gt(5))
                    .build();
            on(EventPattern.named("item.added"), urgent, (payload, message) -> Result.OK);
        }
    }

    private static final class ManyAdded extends MegaSubscriber {
        @Override
        protected EventPattern matchEvent() {
            return EventPattern.builder()
                    .name("item.added")
                    .attribute("quantity", gt(10))
                    .build();
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            throw new AssertionError("a subscriber ran");
        }
    }

    private static final class Audit extends MegaSubscriber {
        @Override
        protected EventPattern matchEvent() {
            return EventPattern.builder().domain("shopping_cart").build();
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            throw new AssertionError("a subscriber ran");
        }
    }
}
