package io.libswarm.runtime.testkit;

import io.libswarm.protocol.NodePath;

/** One topic of the suite: a set of tests as default methods, in terms of these. */
interface Contract {

    /** What is tested. */
    Subject subject();

    /** Where it is tested. */
    Bench bench();

    /** The backend that the tests of one class share. */
    NodePath backend();

    /** Makes and removes tasks. */
    default Tasks tasks() {
        return new Tasks(bench().probe(), subject(), backend());
    }

    default Probe probe() {
        return bench().probe();
    }
}
