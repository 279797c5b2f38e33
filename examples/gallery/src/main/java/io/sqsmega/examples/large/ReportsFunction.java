package io.sqsmega.examples.large;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.s3.S3PayloadReader;
import io.sqsmega.subscribe.Result;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Takes reports of any size: the queue holds a pointer to those that are too large for it. */
public final class ReportsFunction extends MegaSqsHandler {
    public ReportsFunction() {
        this(S3PayloadReader.of(System.getenv("REPORTS_BUCKET")), rows -> System.out.println(rows + " rows"));
    }

    ReportsFunction(PayloadReader bucket, IntConsumer rows) {
        super(HandlerOptions.builder().largePayloads(bucket).build());
        on(DataPattern.of(Map.of("type", "report")), (payload, message) -> {
            rows.accept(payload.dataAs(Report.class).rows().size());
            return Result.OK;
        });
    }

    record Report(List<String> rows) {}
}
