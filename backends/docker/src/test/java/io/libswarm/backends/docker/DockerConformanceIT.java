package io.libswarm.backends.docker;

import io.libswarm.protocol.NodeSpecBuilder;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.testkit.BackendConformanceTest;
import io.libswarm.runtime.testkit.Subject;
import java.util.List;
import java.util.Map;

final class DockerConformanceIT extends BackendConformanceTest {

    @Override
    public Subject subject() {
        return new Subject() {
            @Override
            public BackendProvider provider() {
                return new DockerBackendProvider();
            }

            @Override
            public Map<String, List<String>> settings() {
                return Map.of("host", List.of(Lab.engine(0)));
            }

            @Override
            public NodeSpecBuilder task() {
                return Subject.super.task().image("busybox");
            }

            @Override
            public boolean takesAnyName() {
                return false;
            }

            @Override
            public boolean changesLabels() {
                return false;
            }

            @Override
            public String nativeTarget() {
                return "/_ping";
            }
        };
    }
}
