package io.sqsmega.settle;

import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Dispatcher;
import io.sqsmega.subscribe.Outcome;
import io.sqsmega.subscribe.Result;
import java.util.List;
import java.util.stream.IntStream;

/** Messages and outcomes, as a dispatcher makes them. */
final class Outcomes {

    List<Message> messages(int count) {
        return IntStream.range(0, count).mapToObj(i -> message()).toList();
    }

    List<Outcome> again(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> outcome(Result.RETRY_LATER))
                .toList();
    }

    List<Outcome> done() {
        return List.of(outcome(Result.OK));
    }

    private static Outcome outcome(Result result) {
        return Dispatcher.builder()
                .on(DataPattern.any(), (payload, message) -> result)
                .build()
                .dispatch(message())
                .outcome();
    }

    private static Message message() {
        return Message.builder("id", "{}")
                .receiptHandle("handle")
                .queueArn("arn:aws:sqs:eu-west-1:111122223333:queue")
                .build();
    }
}
