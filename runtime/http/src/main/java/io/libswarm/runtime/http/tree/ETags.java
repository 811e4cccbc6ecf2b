package io.libswarm.runtime.http.tree;

import akka.util.ByteString;
import io.libswarm.runtime.http.Headers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Tags that tell whether an answer is the same as before. */
final class ETags {
    private ETags() {}

    static String of(ByteString body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.toArrayUnsafe());
            return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether the client has it already. */
    static boolean match(Headers request, String tag) {
        return request.all("If-None-Match").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .anyMatch(known -> known.equals(tag) || known.equals("*"));
    }
}
