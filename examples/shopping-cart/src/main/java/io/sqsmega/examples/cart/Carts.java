package io.sqsmega.examples.cart;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the carts in memory; a real function would use a table.
 *
 * <p>SQS delivers at least once, and a standard queue delivers in any order. So every change contains the whole cart
 * with its revision; applying it twice, or an old one after a newer one, has no effect. Thread-safe.
 */
public final class Carts {
    private static final Logger LOG = System.getLogger(Carts.class.getName());
    private static final int CAPACITY = 10_000;

    private final int capacity;
    private final Map<String, Cart> open = new HashMap<>();
    private final Set<String> checkedOut = new HashSet<>();

    public Carts() {
        this(CAPACITY);
    }

    Carts(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Stores this state of a cart, unless a newer one is known.
     *
     * @return true if the state is stored or old; false if there is no room at the moment
     */
    public synchronized boolean save(Cart cart) {
        if (isOld(cart)) {
            LOG.log(Level.INFO, "cart {0}: revision {1,number,#} is old", cart.id(), cart.revision());
            return true;
        }
        if (open.size() >= capacity && !open.containsKey(cart.id())) {
            return false;
        }
        open.put(cart.id(), cart);
        LOG.log(Level.INFO, "cart {0}: saved revision {1,number,#}", cart.id(), cart.revision());
        return true;
    }

    /** Closes a cart for ever. */
    public synchronized void checkOut(Cart cart) {
        open.remove(cart.id());
        checkedOut.add(cart.id());
        LOG.log(Level.INFO, "cart {0}: checked out", cart.id());
    }

    /** Returns the cart, if it is open. */
    public synchronized Optional<Cart> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    private boolean isOld(Cart cart) {
        Cart known = open.get(cart.id());
        boolean isNewest = known == null || known.revision() < cart.revision();
        return checkedOut.contains(cart.id()) || !isNewest;
    }
}
