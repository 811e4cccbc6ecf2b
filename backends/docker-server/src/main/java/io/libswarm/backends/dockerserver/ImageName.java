package io.libswarm.backends.dockerserver;

/** Image references as people write them, and in full. */
final class ImageName {
    private ImageName() {}

    /** {@code busybox} as {@code docker.io/library/busybox:latest}; what has a digest keeps it in place of a tag. */
    static String full(String reference) {
        int slash = reference.indexOf('/');
        String domain = slash < 0 ? "" : reference.substring(0, slash);
        boolean isDomain = domain.indexOf('.') >= 0 || domain.indexOf(':') >= 0 || domain.equals("localhost");
        String rest = isDomain ? reference.substring(slash + 1) : reference;
        String host = isDomain && !domain.equals("index.docker.io") ? domain : "docker.io";
        if (host.equals("docker.io") && rest.indexOf('/') < 0) {
            rest = "library/" + rest;
        }
        boolean tagged = rest.indexOf('@') >= 0 || rest.lastIndexOf(':') > rest.lastIndexOf('/');
        return host + "/" + (tagged ? rest : rest + ":latest");
    }

    static boolean same(String one, String other) {
        return one.equals(other) || full(one).equals(full(other));
    }
}
