package io.libswarm.swarmd;

import akka.actor.typed.ActorSystem;
import io.libswarm.runtime.http.Handler;
import io.libswarm.runtime.http.HealthRoutes;
import io.libswarm.runtime.http.Router;
import io.libswarm.runtime.http.tree.TreeAccess;
import io.libswarm.runtime.http.tree.TreeRoutes;
import io.libswarm.runtime.member.SwarmMember;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;

/** What is answered at a daemon's doors. */
final class Routes {
    private Routes() {}

    static Handler of(SwarmMember member, PrometheusMeterRegistry meters) {
        return Router.builder()
                .mount("", TreeRoutes.over(() -> access(member)))
                .mount("", HealthRoutes.of(() -> notReady(member), meters))
                .build();
    }

    private static Optional<String> notReady(SwarmMember member) {
        return member.isReady()
                ? Optional.empty()
                : Optional.of("member " + member.name() + " is in no cluster, or still learning what is in it");
    }

    private static Optional<TreeAccess> access(SwarmMember member) {
        ActorSystem<?> system = member.system();
        return system.whenTerminated().isCompleted()
                ? Optional.empty()
                : Optional.of(new TreeAccess(member.tree(), system));
    }
}
