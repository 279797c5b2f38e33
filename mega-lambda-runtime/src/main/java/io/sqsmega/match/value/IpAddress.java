package io.sqsmega.match.value;

import io.sqsmega.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Parses IP addresses: four decimal numbers without leading zeros (IPv4), or RFC 4291 (IPv6) without a zone. Never
 * calls a name server, as {@link java.net.InetAddress} may.
 */
@Internal
public final class IpAddress {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    /** Eight groups of four digits with seven colons, the last two groups written as an IPv4 address. */
    private static final int MAX_LENGTH = 45;

    private IpAddress() {}

    /** Returns the address's 4 or 16 bytes, or null if the text is not an address. Never throws. */
    public static byte @Nullable [] parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        if (text.indexOf(':') >= 0) {
            return ipv6(text);
        }
        byte[] address = new byte[IPV4_BYTES];
        return ipv4(text, 0, address, 0) ? address : null;
    }

    private static boolean ipv4(String text, int start, byte[] into, int offset) {
        int from = start;
        for (int i = 0; i < IPV4_BYTES; i++) {
            boolean last = i == IPV4_BYTES - 1;
            int end = last ? text.length() : text.indexOf('.', from);
            int octet = end < 0 ? -1 : number(text, from, end, 10, 3);
            if (octet < 0 || octet > 255 || (end - from > 1 && text.charAt(from) == '0')) {
                return false;
            }
            into[offset + i] = (byte) octet;
            from = end + 1;
        }
        return true;
    }

    private static byte @Nullable [] ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] address = new byte[IPV6_BYTES];
            return groups(text, address) == IPV6_BYTES ? address : null;
        }
        byte[] head = new byte[IPV6_BYTES];
        byte[] tail = new byte[IPV6_BYTES];
        int headLength = groups(text.substring(0, gap), head);
        int tailLength = groups(text.substring(gap + 2), tail);
        boolean fits = headLength >= 0 && tailLength >= 0 && headLength + tailLength <= IPV6_BYTES - 2;
        if (!fits || text.lastIndexOf('.', gap) >= 0) {
            return null;
        }
        System.arraycopy(tail, 0, head, IPV6_BYTES - tailLength, tailLength);
        return head;
    }

    /** Parses groups separated by colons. Returns the number of bytes that they fill, or -1 if they are malformed. */
    private static int groups(String text, byte[] into) {
        int length = 0;
        int from = 0;
        while (from < text.length()) {
            int colon = text.indexOf(':', from);
            int end = colon < 0 ? text.length() : colon;
            if (colon < 0 && text.indexOf('.', from) >= 0) {
                boolean fits = length + IPV4_BYTES <= IPV6_BYTES;
                return fits && ipv4(text, from, into, length) ? length + IPV4_BYTES : -1;
            }
            int group = number(text, from, end, 16, 4);
            boolean trailingColon = colon == text.length() - 1;
            if (group < 0 || trailingColon || length + 2 > IPV6_BYTES) {
                return -1;
            }
            into[length++] = (byte) (group >> 8);
            into[length++] = (byte) group;
            from = end + 1;
        }
        return length;
    }

    /** Parses the digits in a range. Returns the number, or -1 if they are malformed. */
    public static int number(String text, int from, int to, int radix, int maxDigits) {
        if (to <= from || to - from > maxDigits) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char next = text.charAt(i);
            int digit = next < 128 ? Character.digit(next, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }
}
