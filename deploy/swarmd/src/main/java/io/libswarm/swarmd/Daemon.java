package io.libswarm.swarmd;

import com.typesafe.config.Config;
import io.libswarm.runtime.http.Handler;
import io.libswarm.runtime.http.HttpListener;
import io.libswarm.runtime.http.ListenerSettings;
import io.libswarm.runtime.member.MemberException;
import io.libswarm.runtime.member.MemberSettings;
import io.libswarm.runtime.member.SwarmMember;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A member with its doors, from start to end. */
final class Daemon {
    private static final Logger log = LoggerFactory.getLogger(Daemon.class);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final int FAILED = 1;

    private final DaemonSettings settings;
    private final Config akka;
    private final Wanted wanted;
    private final PrintStream out;
    private final PrintStream err;
    private final List<HttpListener> doors = new ArrayList<>();
    private final Ending ending = new Ending();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Daemon(DaemonSettings settings, Config akka, Wanted wanted, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.akka = akka;
        this.wanted = wanted;
        this.out = out;
        this.err = err;
    }

    /** Serves until it is told to end, and gives the exit code. */
    int run() {
        ending.listen();
        try (SwarmMember member = SwarmMember.start(memberSettings())) {
            try {
                return serve(member);
            } finally {
                closeDoors();
            }
        } catch (MemberException | IOException | IllegalArgumentException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.debug("unexpected", e);
            return failed(e + " (a defect; --log debug shows where)");
        }
    }

    private MemberSettings memberSettings() {
        return MemberSettings.alone()
                .withCluster(settings.clusterName())
                .withName(settings.name())
                .withAddress(settings.bind(), settings.clusterPort())
                .withSeeds(settings.join())
                .withRoles(new HashSet<>(settings.roles()))
                .withDataDir(settings.dataDir())
                .withNewCluster(settings.newCluster())
                .withInsecure(settings.insecure())
                .withMeters(meters)
                .withConfig(akka);
    }

    private int serve(SwarmMember member) throws IOException {
        Handler routes = Routes.of(member, meters);
        for (ListenerSettings door : settings.doors()) {
            doors.add(HttpListener.open(door, routes));
        }
        ending.orWhen(member.ready());
        if (ending.isWanted()) {
            return 0;
        }
        member.awaitReady(Duration.ofSeconds(1));
        Registration registration = new Registration(member, err);
        if (!registration.all(wanted.backends(member.name()), ending)) {
            return FAILED;
        }
        out.println("ready name=" + member.name() + " cluster=" + member.address() + " listen="
                + doors.stream().map(door -> door.address().toString()).collect(Collectors.joining(",")));
        out.flush();
        ending.await();
        log.info("leaving: backends move, streams have {} s to end", DRAIN.toSeconds());
        return 0;
    }

    private void closeDoors() {
        for (HttpListener door : doors) {
            CompletionStage<?> closed = door.unbind(DRAIN);
            try {
                closed.toCompletableFuture().get(DRAIN.toSeconds() + 1, TimeUnit.SECONDS);
            } catch (Exception e) {
                log.debug("{} did not close in time", door.address(), e);
            }
        }
    }

    private int failed(String why) {
        err.println("swarmd: " + why.lines().findFirst().orElse("no reason given"));
        return FAILED;
    }
}
