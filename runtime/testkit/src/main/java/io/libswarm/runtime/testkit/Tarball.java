package io.libswarm.runtime.testkit;

import akka.util.ByteString;
import java.nio.charset.StandardCharsets;

/** The smallest tar: one file. */
final class Tarball {
    private static final int BLOCK = 512;

    private Tarball() {}

    static ByteString of(String name, ByteString content) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(header, 124, String.format("%011o 00000000000 ", content.size()));
        header[156] = '0';
        put(header, 257, "ustar\00000");
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        int padding = (BLOCK - content.size() % BLOCK) % BLOCK;
        return ByteString.fromArray(header).concat(content).concat(ByteString.fromArray(new byte[padding + 2 * BLOCK]));
    }

    static String firstName(ByteString tar) {
        String name = tar.take(100).decodeString(StandardCharsets.UTF_8);
        return name.substring(0, name.indexOf(0));
    }

    static ByteString firstContent(ByteString tar) {
        String size =
                tar.slice(124, 135).decodeString(StandardCharsets.US_ASCII).strip();
        return tar.slice(BLOCK, BLOCK + Integer.parseInt(size, 8));
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
