package io.sqsmega.examples.spring;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.stereotype.Repository;

/** The orders; a database in a real application. */
@Repository
class Orders {
    private final Set<String> orders = new ConcurrentSkipListSet<>();

    /** Saving an order again changes nothing, since messages are delivered at least once. */
    void save(String order) {
        orders.add(order);
    }

    Set<String> all() {
        return orders;
    }
}
