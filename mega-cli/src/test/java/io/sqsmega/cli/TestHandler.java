package io.sqsmega.cli;

import static io.sqsmega.match.Matchers.gt;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
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
