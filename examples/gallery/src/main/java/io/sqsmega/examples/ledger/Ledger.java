package io.sqsmega.examples.ledger;

import io.sqsmega.examples.ledger.LedgerFunction.Entry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands for a database: the balances of accounts, in cents. */
final class Ledger {
    private final Map<String, Long> balances = new ConcurrentHashMap<>();
    private final Set<String> locked = ConcurrentHashMap.newKeySet();

    boolean isLocked(String account) {
        return locked.contains(account);
    }

    void lock(String account) {
        locked.add(account);
    }

    /** Returns whether the entry was posted; not if the balance would be negative. */
    boolean post(Entry entry) {
        long balance = balances.getOrDefault(entry.account(), 0L) + entry.cents();
        if (balance < 0) {
            return false;
        }
        balances.put(entry.account(), balance);
        return true;
    }

    long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }
}
