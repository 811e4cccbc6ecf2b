package io.libswarm.runtime.member;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Whose a data directory is.
 *
 * @param cluster name
 * @param member name
 */
record Identity(String cluster, String member) {

    /** A new one; without a name, one is made of the machine's and a few letters by chance. */
    static Identity of(String cluster, @Nullable String name) {
        return new Identity(cluster, name == null ? madeUp() : name);
    }

    private static String madeUp() {
        String host = "member";
        try {
            host = InetAddress.getLocalHost().getHostName().replaceAll("[^a-zA-Z0-9]+", "-");
        } catch (IOException e) {
            // A machine without a name: any will do.
        }
        String tail = Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36);
        return (host.isEmpty() || !Character.isLetterOrDigit(host.charAt(0)) ? "member" : host)
                        .substring(0, Math.min(host.length(), 40))
                        .toLowerCase(Locale.ROOT)
                + "-" + tail;
    }

    /** The one in a file; null when there is no such file. */
    static @Nullable Identity read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        String cluster = properties.getProperty("cluster");
        String member = properties.getProperty("member");
        if (cluster == null || member == null) {
            throw new MemberException("data directory: " + file + " is damaged (expected: cluster=... and member=...)");
        }
        return new Identity(cluster, member);
    }

    String text() {
        return "cluster=" + cluster + "\nmember=" + member + "\n";
    }
}
