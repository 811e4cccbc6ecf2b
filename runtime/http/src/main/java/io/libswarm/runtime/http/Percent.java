package io.libswarm.runtime.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of URI paths and queries, strict in both directions. */
public final class Percent {
    private static final String UNRESERVED = "-._~!$'()*,;:@";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Percent() {}

    /**
     * The text behind {@code encoded}.
     *
     * @throws IllegalArgumentException for a broken escape, or bytes that are not UTF-8
     */
    public static String decode(String encoded) {
        return encoded.indexOf('%') < 0 ? encoded : decodeEscapes(encoded);
    }

    /** As {@link #decode}, where {@code +} stands for a space too, as forms send it. */
    static String decodeForm(String encoded) {
        return decode(encoded.replace('+', ' '));
    }

    /** One path segment: everything but letters, digits and harmless marks becomes {@code %XX}. */
    public static String encodeSegment(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 8);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return encoded.toString();
    }

    private static String decodeEscapes(String encoded) {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length() * 3);
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw broken(encoded);
                }
                bytes.put((byte) (high << 4 | low));
                i += 2;
            } else {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw broken(encoded);
        }
    }

    private static IllegalArgumentException broken(String encoded) {
        return new IllegalArgumentException("escape: " + encoded + " (expected: %XX of UTF-8)");
    }
}
