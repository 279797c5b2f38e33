package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.MegaPayload;

/** Measures finding the subscribers of a decoded payload. */
final class DecodedGroup {
    private DecodedGroup() {}

    static void run(Table table) {
        decoded(Shape.OWN_NAME, "1 matches", table);
        decoded(Shape.MIX, "10 match", table);
        decoded(Shape.TENANT, "one name, tenants", table);
    }

    private static void decoded(Shape shape, String note, Table table) {
        Mega mega = Mega.of(shape.rules(1_000));
        MegaPayload payload = (MegaPayload) PayloadCodec.decode(Texts.CART);
        Contest contest = new Contest()
                .with(() -> mega.matching(payload))
                .with(() -> Jackson.tree(Texts.CART).size())
                .run();
        String figures = "MEGA " + number(contest.nanos(0)) + " ns, " + contest.bytes(0) + " B; readTree "
                + number(contest.nanos(1)) + " ns";
        table.atMost(
                0.12,
                contest.ratio(0, 1),
                "decoded payload, 1,000 subscribers, " + note + ": MEGA / readTree",
                figures);
    }
}
