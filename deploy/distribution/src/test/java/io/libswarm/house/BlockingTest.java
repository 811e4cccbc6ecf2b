package io.libswarm.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Nothing in the runtime and in backends waits, but where its contract says so and no actor runs. */
final class BlockingTest {
    private static final Set<String> WAITS = Set.of("join", "get", "sleep", "await");

    /** Who may, and why. */
    private static final Map<String, String> ALLOWED = Map.of(
            "io.libswarm.runtime.member.SwarmMember",
            "starts and closes a member: says that it blocks, for whoever embeds it",
            "io.libswarm.runtime.member.Life",
            "is begun by the member's own thread, which has nothing else to do",
            "io.libswarm.runtime.gather.Gather",
            "takes the results of stages that have all completed",
            "io.libswarm.backends.docker.EngineTransport",
            "docker-java's own interface waits; it is called on the backend's own threads only",
            "io.libswarm.runtime.testkit.Probe",
            "asks on a test's own thread");

    @Test
    void nothingWaits() {
        Set<String> waiting = new TreeSet<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.libswarm.runtime", "io.libswarm.backends")
                        .stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(BlockingTest::waits)
                        .filter(call -> !ALLOWED.containsKey(topLevel(call.getOriginOwner())))
                        .forEach(call -> waiting.add(call.getDescription()));
        assertThat(waiting).isEmpty();
    }

    private static boolean waits(JavaMethodCall call) {
        JavaClass target = call.getTargetOwner();
        boolean ofAFuture = target.isAssignableTo(Future.class)
                || target.isEquivalentTo(CompletableFuture.class)
                || target.isEquivalentTo(CountDownLatch.class)
                || target.isEquivalentTo(Thread.class);
        return ofAFuture && WAITS.contains(call.getName());
    }

    private static String topLevel(JavaClass type) {
        String name = type.getFullName();
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }
}
