package io.libswarm.backends.simulator;

import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.testkit.BackendConformanceTest;
import io.libswarm.runtime.testkit.Subject;
import java.util.List;
import java.util.Map;

final class SimulatorConformanceTest extends BackendConformanceTest {

    @Override
    public Subject subject() {
        return new Subject() {
            @Override
            public BackendProvider provider() {
                return new SimulatorProvider();
            }

            @Override
            public Map<String, List<String>> settings() {
                return Map.of("hosts", List.of("3"), "containersPerHost", List.of("2"), "names", List.of("a", "b"));
            }

            @Override
            public int many() {
                return 100;
            }

            @Override
            public String nativeTarget() {
                return "/node";
            }
        };
    }
}
