package io.libswarm.swarmctl;

import picocli.CommandLine.IVersionProvider;

/** The version that the archive was built as. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"swarmctl " + (version == null ? "from a checkout" : version)};
    }
}
