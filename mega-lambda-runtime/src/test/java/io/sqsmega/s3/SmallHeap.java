package io.sqsmega.s3;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * A function whose heap is what the JVM was started with. For each {@link WorstBody} it handles a batch: a small
 * message, as many large ones as it handles at a time, and a small one. Prints how many had which outcome.
 *
 * <p>Arguments: the parallelism, the size of the large ones in bytes, and the {@code maxBytes} of the reader. A size of
 * 0 is the reader's default, and -1 one byte more than that; a maximum of 0 is the default.
 */
final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] args) {
        int parallelism = Integer.parseInt(args[0]);
        int size = Integer.parseInt(args[1]);
        int maxBytes = Integer.parseInt(args[2]);
        int limit = HeapShare.maxBytes(Runtime.getRuntime().maxMemory(), parallelism);
        Objects objects = new Objects();
        S3PayloadReader.Builder reader =
                S3PayloadReader.builder(List.of("payloads")).client(objects);
        Function function = new Function(parallelism, (maxBytes == 0 ? reader : reader.maxBytes(maxBytes)).build());
        for (WorstBody body : WorstBody.values()) {
            objects.body = body.ofSize(size > 0 ? size : limit - size);
            System.out.println(body + " " + function.handle(parallelism));
        }
    }

    private static final class Function extends MegaSqsHandler {
        private final List<Outcome> outcomes;

        Function(int parallelism, S3PayloadReader reader) {
            this(parallelism, reader, Collections.synchronizedList(new ArrayList<>()));
        }

        private Function(int parallelism, S3PayloadReader reader, List<Outcome> outcomes) {
            super(options(parallelism, reader)
                    .observer(report -> outcomes.add(report.outcome()))
                    .build());
            this.outcomes = outcomes;
            on(DataPattern.any(), (payload, message) -> payload.data().isEmpty() ? Result.RETRY_LATER : Result.OK);
            on(EventPattern.any(), (payload, message) -> payload.extra().isEmpty() ? Result.RETRY_LATER : Result.OK);
        }

        private static HandlerOptions.Builder options(int parallelism, S3PayloadReader reader) {
            HandlerOptions.Builder options = HandlerOptions.builder().largePayloads(reader);
            return parallelism == 1 ? options : options.parallelism(parallelism);
        }

        Map<Outcome.Kind, Integer> handle(int large) {
            List<SQSMessage> records = new ArrayList<>();
            records.add(record("first", "{\"small\":1}"));
            for (int i = 0; i < large; i++) {
                records.add(record("large-" + i, new PayloadPointer("payloads", "key").body()));
            }
            records.add(record("last", "{\"small\":2}"));
            SQSEvent event = new SQSEvent();
            event.setRecords(records);
            outcomes.clear();
            handleRequest(event, null);
            Map<Outcome.Kind, Integer> kinds = new EnumMap<>(Outcome.Kind.class);
            outcomes.forEach(outcome -> kinds.merge(outcome.kind(), 1, Integer::sum));
            return kinds;
        }

        private static SQSMessage record(String id, String body) {
            SQSMessage record = new SQSMessage();
            record.setMessageId(id);
            record.setBody(body);
            record.setEventSourceArn("arn:aws:sqs:eu-west-1:111122223333:cart");
            return record;
        }
    }

    /** A bucket whose objects are all the same. */
    private static final class Objects implements S3Client {
        private volatile byte[] body = {};

        @Override
        public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
            return new ResponseInputStream<>(
                    GetObjectResponse.builder()
                            .contentLength((long) body.length)
                            .build(),
                    AbortableInputStream.create(new ByteArrayInputStream(body)));
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    }
}
