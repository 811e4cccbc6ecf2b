package io.libswarm.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The rules for one name of a {@link NodePath}, and its percent-encoding. */
final class PathNames {
    private static final int LONGEST = 255;
    private static final String PLAIN = "-._~!$&'()*+,;=:@";
    private static final String HEX = "0123456789ABCDEF";

    private PathNames() {}

    static String checked(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name: empty (expected: 1 to 255 bytes)");
        }
        if (name.equals(".") || name.equals("..") || name.equals("-")) {
            throw new IllegalArgumentException("name: '" + name + "' is reserved (expected: any other name)");
        }
        int control = controlIn(name);
        if (control >= 0) {
            throw new IllegalArgumentException("name: control character U+%04X at %d (expected: none)"
                    .formatted((int) name.charAt(control), control));
        }
        int lone = Utf8.loneSurrogateIn(name);
        if (lone >= 0) {
            throw new IllegalArgumentException("name: half a surrogate pair U+%04X at %d (expected: whole characters)"
                    .formatted((int) name.charAt(lone), lone));
        }
        int bytes = Utf8.length(name);
        if (bytes > LONGEST) {
            throw new IllegalArgumentException("name: " + bytes + " bytes (expected: 1 to 255): '"
                    + name.substring(0, name.offsetByCodePoints(0, 20)) + "...'");
        }
        return name;
    }

    /** Where the first control character is; negative: nowhere. */
    static int controlIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** How many bytes {@link #encode} makes of a name. */
    static int encodedLength(String name) {
        int plain = 0;
        for (int i = 0; i < name.length(); i++) {
            plain += isPlain(name.charAt(i)) ? 1 : 0;
        }
        return plain + 3 * (Utf8.length(name) - plain);
    }

    static String encode(String name) {
        StringBuilder out = null;
        byte[] bytes = null;
        for (int i = 0; i < name.length(); i++) {
            if (!isPlain(name.charAt(i))) {
                bytes = name.getBytes(StandardCharsets.UTF_8);
                out = new StringBuilder(bytes.length + 16);
                break;
            }
        }
        if (bytes == null || out == null) {
            return name;
        }
        for (byte b : bytes) {
            if (isPlain((char) (b & 0xff))) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
            }
        }
        return out.toString();
    }

    static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                out.write(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new IllegalArgumentException(
                        "path segment '" + segment + "': bad percent-encoding (expected: %XX)");
            }
            out.write(high * 16 + low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("path segment '" + segment + "': not UTF-8 when decoded", e);
        }
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c < 128 && PLAIN.indexOf(c) >= 0);
    }
}
