package io.libswarm.runtime.http.dial;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.FileNotFoundException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** What the operating system, TLS and the codec say, in the words of this package. */
final class Failures {

    private Failures() {}

    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof io.netty.handler.codec.DecoderException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    static DialException.Kind kind(Throwable failure, DialException.Kind otherwise) {
        Throwable cause = unwrap(failure);
        if (cause instanceof ConnectTimeoutException || cause instanceof SslHandshakeTimeoutException) {
            return DialException.Kind.TIMED_OUT;
        }
        if (cause instanceof NotSslRecordException) {
            return DialException.Kind.FOREIGN;
        }
        return cause instanceof SSLException ? DialException.Kind.UNTRUSTED : otherwise;
    }

    static String words(Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof UnknownHostException) {
            return "no such host";
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof SslHandshakeTimeoutException) {
            return "no connection in time";
        }
        if (cause instanceof NotSslRecordException) {
            return "the answer is not TLS (expected: a server that speaks TLS)";
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (cause instanceof SSLException) {
            return "TLS refused: " + message;
        }
        if (message.contains("Connection refused")) {
            return "connection refused";
        }
        if (cause instanceof FileNotFoundException) {
            return "no such socket";
        }
        return message.contains("Permission denied") ? "permission denied" : message;
    }
}
