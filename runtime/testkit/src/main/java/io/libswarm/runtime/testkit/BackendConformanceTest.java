package io.libswarm.runtime.testkit;

import io.libswarm.protocol.NodePath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The suite that every backend passes. A backend's test extends this and gives its {@link #subject()}; it may add tests of its own. All
 * tests of the class share one backend, and each removes what it made.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BackendConformanceTest
        implements DescriptionContract,
                ListingContract,
                LifecycleContract,
                SpawnContract,
                LogsContract,
                ConnectContract,
                FilesContract,
                WatchContract,
                NativeContract,
                StreamsContract,
                WireContract,
                ErrorContract {
    private @Nullable Bench bench;
    private @Nullable NodePath backend;

    @Override
    public abstract Subject subject();

    @BeforeAll
    final void startBench() {
        Bench started = new Bench();
        bench = started;
        subject().prepare(started);
        backend = started.add(
                "conformance", subject().provider().info().name(), subject().settings());
    }

    @AfterAll
    final void stopBench() {
        if (bench != null) {
            bench.close();
        }
    }

    @Override
    public final Bench bench() {
        if (bench == null) {
            throw new IllegalStateException("the bench has not been started");
        }
        return bench;
    }

    @Override
    public final NodePath backend() {
        if (backend == null) {
            throw new IllegalStateException("the backend has not been made");
        }
        return backend;
    }
}
