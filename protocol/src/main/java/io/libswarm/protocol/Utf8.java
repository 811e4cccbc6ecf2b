package io.libswarm.protocol;

/** Of a text as UTF-8, without encoding it. */
final class Utf8 {
    private Utf8() {}

    /** How many bytes it takes. Half a surrogate pair, which has no UTF-8, counts as 3. */
    static int length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else {
                // The other half of a pair adds 1: four bytes for both.
                bytes += c >= Character.MIN_LOW_SURROGATE && isSecondHalf(text, i) ? 1 : 3;
            }
        }
        return bytes;
    }

    private static boolean isSecondHalf(String text, int i) {
        return Character.isLowSurrogate(text.charAt(i)) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /** Where the first half of a surrogate pair without its other half is; negative: nowhere. */
    static int loneSurrogateIn(String text) {
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return -1;
    }
}
