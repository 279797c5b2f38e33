package io.sqsmega.filters;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.MessageSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Subscriber;
import org.jspecify.annotations.Nullable;

/** Subscribers with given patterns, which do nothing. */
final class Subscribers {
    private Subscribers() {}

    static Subscriber of(DataPattern pattern) {
        return of(pattern, null);
    }

    static Subscriber of(MessagePattern message) {
        return new MessageSubscriber() {
            @Override
            public String name() {
                return "Messages";
            }

            @Override
            protected MessagePattern matchMessage() {
                return message;
            }

            @Override
            public @Nullable Result process(Payload payload, Message around) {
                return Result.OK;
            }
        };
    }

    static Subscriber of(DataPattern pattern, @Nullable MessagePattern message) {
        return new DataSubscriber() {
            @Override
            public String name() {
                return "Data";
            }

            @Override
            protected DataPattern matchData() {
                return pattern;
            }

            @Override
            protected @Nullable MessagePattern matchMessage() {
                return message;
            }

            @Override
            public @Nullable Result process(DataPayload payload, Message around) {
                return Result.OK;
            }
        };
    }

    static Subscriber of(EventPattern event) {
        return of(event, ObjectPattern.any());
    }

    static Subscriber of(EventPattern event, ObjectPattern object) {
        return of(event, object, DataPattern.any());
    }

    static Subscriber of(EventPattern event, ObjectPattern object, DataPattern extra) {
        return of(event, object, extra, null);
    }

    static Subscriber of(
            EventPattern event, ObjectPattern object, DataPattern extra, @Nullable MessagePattern message) {
        return new MegaSubscriber() {
            @Override
            public String name() {
                return "Events";
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
            protected DataPattern matchExtra() {
                return extra;
            }

            @Override
            protected @Nullable MessagePattern matchMessage() {
                return message;
            }

            @Override
            public @Nullable Result process(MegaPayload payload, Message around) {
                return Result.OK;
            }
        };
    }
}
