package io.libswarm.backends.docker;

import akka.util.ByteString;
import io.libswarm.protocol.StreamName;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a terminal's log apart, which has no frames. An entry ends with a line feed, or after 16 KiB, which is where the engine cuts
 * long ones and puts the next time stamp.
 */
final class TerminalReader {

    private static final int LONGEST = 16 * 1024 + LogTimes.LENGTH;

    private int length;

    List<Piece> feed(ByteString bytes) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        boolean first = length == 0;
        for (int at = 0; at < bytes.size(); at++) {
            length++;
            if (bytes.apply(at) == '\n' || length == LONGEST) {
                pieces.add(new Piece(StreamName.STDOUT, first, bytes.slice(from, at + 1)));
                from = at + 1;
                first = true;
                length = 0;
            }
        }
        if (from < bytes.size()) {
            pieces.add(new Piece(StreamName.STDOUT, first, bytes.drop(from)));
        }
        return pieces;
    }
}
