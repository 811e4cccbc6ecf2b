package io.libswarm.backends.simulator;

import akka.util.ByteString;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.runtime.gate.AnsweredException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes tar archives of plain files: POSIX ustar, with GNU and pax headers for long names. Owners, modes and links are left out:
 * the simulator has none.
 */
final class Tar {
    private static final int BLOCK = 512;

    /** The end of an archive. */
    static final ByteString END = ByteString.fromArray(new byte[2 * BLOCK]);

    private Tar() {}

    /** One file. */
    record Entry(String name, ByteString content) {}

    /** The files of an archive. */
    static List<Entry> read(ByteString tar) {
        byte[] bytes = tar.toArrayUnsafe();
        List<Entry> entries = new ArrayList<>();
        String longName = null;
        int at = 0;
        while (at + BLOCK <= bytes.length && bytes[at] != 0) {
            long size = size(bytes, at);
            int from = at + BLOCK;
            if (size < 0 || size > bytes.length - from) {
                throw broken("an entry of " + size + " bytes, " + (bytes.length - from) + " of which are there");
            }
            ByteString content = tar.slice(from, from + (int) size);
            char type = (char) bytes[at + 156];
            if (type == 'L') {
                longName = content.utf8String().replace("\0", "");
            } else if (type == 'x') {
                longName = paxPath(content.utf8String());
            } else {
                if (type == '0' || type == 0) {
                    entries.add(new Entry(longName == null ? name(bytes, at) : longName, content));
                }
                longName = null;
            }
            at = from + (int) ((size + BLOCK - 1) / BLOCK * BLOCK);
        }
        if (at >= bytes.length) {
            throw broken("no end");
        }
        return entries;
    }

    private static AnsweredException broken(String what) {
        return new AnsweredException(ErrorCode.INVALID, "archive: " + what + " (expected: a whole tar)");
    }

    private static long size(byte[] bytes, int at) {
        String octal = text(bytes, at + 124, 12).strip();
        try {
            return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
        } catch (NumberFormatException e) {
            throw broken("a size of '" + octal + "'");
        }
    }

    private static String name(byte[] bytes, int at) {
        String prefix = text(bytes, at + 257, 5).equals("ustar") ? text(bytes, at + 345, 155) : "";
        String name = text(bytes, at, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] bytes, int at, int length) {
        int end = at;
        while (end < at + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, StandardCharsets.UTF_8);
    }

    private static @Nullable String paxPath(String records) {
        for (String record : records.split("\n")) {
            int equal = record.indexOf(" path=");
            if (equal >= 0) {
                return record.substring(equal + 6);
            }
        }
        return null;
    }

    /** A file as it stands in an archive. */
    static ByteString write(Entry entry) {
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        ByteString before = name.length > 100
                ? block("././@LongLink".getBytes(StandardCharsets.UTF_8), 'L', ByteString.fromArray(name))
                : ByteString.emptyByteString();
        return before.concat(block(name.length > 100 ? Arrays.copyOf(name, 100) : name, '0', entry.content()));
    }

    private static ByteString block(byte[] name, char type, ByteString content) {
        byte[] header = new byte[BLOCK];
        System.arraycopy(name, 0, header, 0, name.length);
        put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(header, 124, String.format("%011o", content.size()) + " 00000000000 ");
        header[156] = (byte) type;
        put(header, 257, "ustar\00000");
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        int padding = (BLOCK - content.size() % BLOCK) % BLOCK;
        return ByteString.fromArrayUnsafe(header).concat(content).concat(ByteString.fromArray(new byte[padding]));
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
