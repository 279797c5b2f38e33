package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import com.fasterxml.jackson.databind.JsonNode;
import io.sqsmega.lambda.MegaSqsHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;

/** Measures the other forms of the event: BSON in Base64, and JSON in an SNS envelope. */
final class WireGroup {
    private static final BsonDocumentCodec BSON = new BsonDocumentCodec();

    private WireGroup() {}

    static void run(Table table) {
        bson(table);
        sns(table);
        record(table);
    }

    private static void bson(Table table) {
        Mega mega = Mega.of(Shape.NOBODY.rules(1_000));
        Contest contest = new Contest()
                .with(() -> mega.matching(Texts.CART_IN_BSON))
                .with(() -> document(Texts.CART_IN_BSON).size())
                .run();
        table.atMost(
                1.0 / 3,
                contest.ratio(0, 1),
                "BSON, nobody of 1,000 matches: MEGA / Base64 and a BsonDocument",
                figures(contest));
    }

    private static void sns(Table table) {
        Mega mega = Mega.of(Shape.OWN_NAME.rules(1_000));
        String body = Texts.inSns(Texts.CART);
        Contest contest = new Contest()
                .with(() -> mega.matching(body))
                .with(() -> Jackson.tree(Jackson.tree(body).path("Message").textValue())
                        .size())
                .run();
        table.say(
                contest.ratio(0, 1), "SNS envelope, 1 of 1,000 matches: MEGA / both levels to trees", figures(contest));
    }

    /** Measures the whole handler, which also opens the message, calls a subscriber, and answers. */
    private static void record(Table table) {
        RuledFunction nobody = new RuledFunction(Shape.NOBODY.rules(1_000));
        RuledFunction one = new RuledFunction(Shape.OWN_NAME.rules(1_000));
        String event = Texts.sqsEvent(Texts.inSns(Texts.CART), 1);
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        Contest contest = new Contest()
                .with(() -> nobody.answer(bytes))
                .with(() -> threeTrees(event).size())
                .with(() -> one.answer(bytes))
                .run();
        String what = "SQS record with an SNS envelope, the whole handler: ";
        table.atMost(
                0.40, contest.ratio(0, 1), what + "nobody of 1,000 matches / three levels to trees", figures(contest));
        table.atMost(
                0.65,
                contest.ratio(2, 1),
                what + "1 matches and is called / three levels to trees",
                number(contest.nanos(2)) + " ns");
    }

    private static JsonNode threeTrees(String event) {
        String body = Jackson.tree(event).path("Records").path(0).path("body").textValue();
        return Jackson.tree(Jackson.tree(body).path("Message").textValue());
    }

    private static BsonDocument document(String body) {
        BsonBinaryReader reader =
                new BsonBinaryReader(ByteBuffer.wrap(Base64.getDecoder().decode(body)));
        return BSON.decode(reader, DecoderContext.builder().build());
    }

    private static String figures(Contest contest) {
        return "MEGA " + number(contest.nanos(0)) + " ns, " + contest.bytes(0) + " B; the other "
                + number(contest.nanos(1)) + " ns, " + contest.bytes(1) + " B";
    }

    /** A function whose subscribers have these rules. */
    static final class RuledFunction extends MegaSqsHandler {
        RuledFunction(List<Rule> rules) {
            for (Rule rule : rules) {
                register(Dispatching.subscriber(rule, false));
            }
        }

        int answer(byte[] event) {
            ByteArrayOutputStream response = new ByteArrayOutputStream(64);
            try {
                handleRequest(new ByteArrayInputStream(event), response, null);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return response.size();
        }
    }
}
