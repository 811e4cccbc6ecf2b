package io.libswarm.runtime.member;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a member can be as its settings say. */
final class SettingsCheck {
    private static final Pattern CLUSTER = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9-]*");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,62}");
    private static final Pattern HOST_PORT = Pattern.compile("(.+):([0-9]{1,5})");

    private SettingsCheck() {}

    /**
     * Throws when there is something wrong.
     *
     * @throws MemberException naming all that is
     */
    static void check(MemberSettings settings) {
        List<String> wrong = new ArrayList<>();
        if (!CLUSTER.matcher(settings.cluster()).matches()) {
            wrong.add("cluster: '" + settings.cluster() + "' (expected: letters, digits and -)");
        }
        String name = settings.name();
        if (name != null && !NAME.matcher(name).matches()) {
            wrong.add("name: '" + name + "' (expected: 1 to 63 letters, digits, '.', '_' or '-')");
        }
        if (settings.port() < 0 || settings.port() > 65535) {
            wrong.add("port: " + settings.port() + " (expected: 0..65535)");
        }
        for (String role : settings.roles()) {
            if (!NAME.matcher(role).matches()) {
                wrong.add("role: '" + role + "' (expected: 1 to 63 letters, digits, '.', '_' or '-')");
            }
        }
        for (String seed : settings.seeds()) {
            if (!HOST_PORT.matcher(seed).matches()) {
                wrong.add("join: '" + seed + "' (expected: host:port)");
            }
        }
        String host = problemWithHost(settings);
        if (host != null) {
            wrong.add(host);
        }
        if (!wrong.isEmpty()) {
            throw new MemberException(String.join("; ", wrong));
        }
    }

    /** Without these the registry's store can't work, and the whole process would end at its first use. */
    static void checkJvm() {
        Module base = Object.class.getModule();
        Module own = SettingsCheck.class.getModule();
        if (!base.isOpen("java.nio", own) || !base.isOpen("sun.nio.ch", own)) {
            throw new MemberException("this JVM was started without --add-opens=java.base/java.nio=ALL-UNNAMED"
                    + " --add-opens=java.base/sun.nio.ch=ALL-UNNAMED (expected: both, for the registry on disk)");
        }
    }

    private static @Nullable String problemWithHost(MemberSettings settings) {
        try {
            boolean loopback = InetAddress.getByName(settings.host()).isLoopbackAddress();
            return loopback || settings.insecure()
                    ? null
                    : "host: '" + settings.host()
                            + "' can be reached by strangers (expected: a loopback address, or insecure = true)";
        } catch (UnknownHostException e) {
            return "host: '" + settings.host() + "' (expected: an address of this machine)";
        }
    }
}
