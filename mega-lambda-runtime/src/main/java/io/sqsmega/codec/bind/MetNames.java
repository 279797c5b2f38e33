package io.sqsmega.codec.bind;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that an object has had so far, to find one that occurs twice. Not thread-safe. */
final class MetNames {
    private static final int FEW = 16;

    private final @Nullable MetNames outer;
    private @Nullable MetNames inner;
    private final @Nullable String[] few = new @Nullable String[FEW];
    private int count;
    /** A bit for each hash code, so that most new names need not be compared. */
    private long hashes;

    private @Nullable Set<String> many;

    private MetNames(@Nullable MetNames outer) {
        this.outer = outer;
    }

    /** Returns the names around the outermost object: none. */
    static MetNames outside() {
        return new MetNames(null);
    }

    /** Returns the names of an object inside this one. An earlier one that has ended is used again. */
    MetNames inside() {
        MetNames names = inner;
        if (names == null) {
            names = new MetNames(this);
            inner = names;
        }
        names.count = 0;
        names.hashes = 0;
        names.many = null;
        return names;
    }

    MetNames outer() {
        return outer == null ? this : outer;
    }

    /** Adds a name; returns false if the object has had it before. */
    boolean add(String name) {
        if (many != null) {
            return many.add(name);
        } else if (count == FEW) {
            return addToMany(name);
        }
        int code = name.hashCode();
        long hash = 1L << (code ^ (code >>> 6));
        if ((hashes & hash) != 0 && has(name)) {
            return false;
        }
        hashes |= hash;
        few[count++] = name;
        return true;
    }

    private boolean has(String name) {
        for (int i = 0; i < count; i++) {
            if (name.equals(few[i])) {
                return true;
            }
        }
        return false;
    }

    private boolean addToMany(String name) {
        Set<String> all = new HashSet<>();
        for (String met : few) {
            if (met != null) {
                all.add(met);
            }
        }
        many = all;
        return all.add(name);
    }
}
