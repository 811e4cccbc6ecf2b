package io.libswarm.house;

/** The suite on a backend of its kind, in front of a simulated one. */
final class DebugConformanceTest extends InFrontConformanceTest {

    @Override
    public InFront subject() {
        return new InFront("debug", "target");
    }
}
