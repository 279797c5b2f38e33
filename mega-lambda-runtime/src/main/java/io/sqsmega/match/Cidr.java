package io.sqsmega.match;

import io.sqsmega.match.value.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches a string that is an IP address in a block. An IPv4 block contains no IPv6 address, and the reverse. */
final class Cidr extends Matcher {
    private static final String RULE =
            "be given an IP address and a prefix length, as \"10.0.0.0/8\" or \"2001:db8::/32\"";

    final String block;
    private final byte[] address;
    private final int prefix;

    private Cidr(String block, byte[] address, int prefix) {
        super(Kinds.TEXT, PARSED_TEXT, false);
        this.block = block;
        this.address = address;
        this.prefix = prefix;
    }

    static Matcher of(String block) {
        int slash = block.indexOf('/');
        byte[] address = slash < 0 ? null : IpAddress.parse(block.substring(0, slash));
        int prefix = IpAddress.number(block, slash + 1, block.length(), 10, 3);
        boolean leadingZero = block.length() - slash > 2 && block.startsWith("0", slash + 1);
        if (address == null || prefix < 0 || prefix > address.length * Byte.SIZE || leadingZero) {
            throw new InvalidPatternException("cidr", RULE, Wording.quoted(block));
        }
        return new Cidr(block, address, prefix);
    }

    @Override
    public boolean matches(@Nullable Object value) {
        byte[] met = value instanceof String text ? IpAddress.parse(text) : null;
        return met != null && met.length == address.length && samePrefix(met);
    }

    private boolean samePrefix(byte[] met) {
        int wholeBytes = prefix / Byte.SIZE;
        for (int i = 0; i < wholeBytes; i++) {
            if (met[i] != address[i]) {
                return false;
            }
        }
        int rest = prefix % Byte.SIZE;
        return rest == 0 || (met[wholeBytes] ^ address[wholeBytes]) >>> (Byte.SIZE - rest) == 0;
    }

    @Override
    public Object key() {
        return List.of(Cidr.class, block);
    }

    @Override
    public Lookup lookup() {
        return Lookup.NONE;
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.cidr(block);
    }

    @Override
    String words(boolean holds) {
        return Wording.is(holds) + "an IP address in " + block;
    }
}
