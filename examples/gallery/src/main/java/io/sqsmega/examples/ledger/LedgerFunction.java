package io.sqsmega.examples.ledger;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;

/**
 * Posts entries to accounts. The queue is FIFO, and the account is the message group: the entries of an account are
 * posted in their order, and an entry that waits makes only its own account wait.
 */
public final class LedgerFunction extends MegaSqsHandler {
    public LedgerFunction() {
        this(new Ledger(), HandlerOptions.fromEnvironment());
    }

    LedgerFunction(Ledger ledger, HandlerOptions options) {
        super(options);
        on(EventPattern.named("entry.posted"), (payload, message) -> {
            Entry entry = payload.event().attributesAs(Entry.class);
            if (ledger.isLocked(entry.account())) {
                return Result.RETRY_LATER;
            }
            return ledger.post(entry) ? Result.OK : Result.deadLetter("the account would be overdrawn");
        });
    }

    record Entry(String account, long cents) {}
}
