package io.libswarm.runtime.member;

import akka.actor.ActorSelection;
import akka.actor.Address;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.cluster.typed.JoinSeedNodes;
import io.libswarm.protocol.ProtocolRange;
import io.libswarm.runtime.registry.MemberRoles;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings this member into a cluster: asks its peers at an interval, and does as {@link JoinRule} says. Answers the peers that ask the same, at
 * its well-known path, for as long as the member lives. Spawned by the guardian.
 */
final class Joining extends AbstractBehavior<JoiningMessage> {
    /** Its name: peers find it at {@code /user/joining}. */
    static final String NAME = "joining";

    private static final Duration SAY_WHY = Duration.ofSeconds(10);

    private final JoinRule rule;
    private final JoinTimes times;
    private final Consumer<String> failed;
    private final Cluster cluster;
    private final Map<String, Heard> heard = new HashMap<>();
    private final Set<String> askedBy = new HashSet<>();
    private final SilentSeeds silent;
    private @Nullable Long quietSince;
    private long saidWhy = System.nanoTime();
    private List<String> joining = List.of();

    private record Heard(PeerAnswer answer, long at) {}

    private enum Tick implements JoiningMessage {
        TICK
    }

    private record SeedsChecked(String problem) implements JoiningMessage {}

    private Joining(ActorContext<JoiningMessage> context, JoinRule rule, JoinTimes times, Consumer<String> failed) {
        super(context);
        this.rule = rule;
        this.times = times;
        this.failed = failed;
        this.cluster = Cluster.get(context.getSystem());
        this.silent = new SilentSeeds(rule, times.silence(), context.getSystem().name());
    }

    /**
     * Joins.
     *
     * @param failed told why, once, when it can't
     */
    static Behavior<JoiningMessage> create(JoinRule rule, JoinTimes times, Consumer<String> failed) {
        return Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(Tick.TICK, Duration.ZERO, times.interval());
            return Behaviors.setup(context -> new Joining(context, rule, times, failed));
        });
    }

    @Override
    public Receive<JoiningMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(PeerProbe.class, this::onProbe)
                .onMessage(PeerAnswer.class, this::onAnswer)
                .onMessage(SeedsChecked.class, this::onSeedsChecked)
                .onMessage(Tick.class, tick -> onTick())
                .build();
    }

    private Behavior<JoiningMessage> onProbe(PeerProbe probe) {
        askedBy.add(probe.address());
        Map<String, String> members = new TreeMap<>();
        for (Member member : cluster.state().getMembers()) {
            if (!cluster.state().getUnreachable().contains(member)) {
                members.put(MemberRoles.nameOf(member), MemberRoles.hostPort(member));
            }
        }
        probe.replyTo().tell(new PeerAnswer(rule.self(), ProtocolRange.CURRENT, isUp(), rule.vote(recent()), members));
        return this;
    }

    private boolean isUp() {
        MemberStatus status = cluster.selfMember().status();
        return status.equals(MemberStatus.up()) || status.equals(MemberStatus.weaklyUp());
    }

    private Behavior<JoiningMessage> onAnswer(PeerAnswer answer) {
        heard.put(answer.address(), new Heard(answer, System.nanoTime()));
        return this;
    }

    private Behavior<JoiningMessage> onSeedsChecked(SeedsChecked event) {
        return event.problem().isEmpty() ? this : fail(event.problem());
    }

    private List<PeerAnswer> recent() {
        long oldest = System.nanoTime() - times.interval().multipliedBy(3).toNanos();
        return heard.values().stream()
                .filter(each -> each.at() >= oldest)
                .map(Heard::answer)
                .toList();
    }

    private Behavior<JoiningMessage> onTick() {
        if (isUp()) {
            return this;
        }
        Set<String> asked = new HashSet<>(rule.asked());
        asked.addAll(askedBy);
        asked.remove(rule.self());
        asked.forEach(this::probe);
        return act(rule.decide(recent()));
    }

    private void probe(String peer) {
        Address address = addressOf(peer);
        ActorSelection selection =
                Adapter.toClassic(getContext().getSystem()).actorSelection(address + "/user/" + NAME);
        selection.tell(
                new PeerProbe(rule.self(), getContext().getSelf()),
                Adapter.toClassic(getContext().getSelf()));
    }

    private Address addressOf(String peer) {
        int colon = peer.lastIndexOf(':');
        return new Address(
                "akka",
                getContext().getSystem().name(),
                peer.substring(0, colon),
                Integer.parseInt(peer.substring(colon + 1)));
    }

    private Behavior<JoiningMessage> act(JoinRule.Decision decision) {
        if (!(decision instanceof JoinRule.Form)) {
            quietSince = null;
        }
        if (decision instanceof JoinRule.Join join) {
            join(join.addresses());
        } else if (decision instanceof JoinRule.Form form) {
            form(form.atOnce());
        } else if (decision instanceof JoinRule.Fail failure) {
            return fail(failure.why());
        } else if (decision instanceof JoinRule.Wait wait) {
            sayWhy(wait.why());
            getContext()
                    .pipeToSelf(
                            silent.check(heard.keySet()), (why, thrown) -> new SeedsChecked(why == null ? "" : why));
        }
        return this;
    }

    private void join(List<String> addresses) {
        if (!addresses.equals(joining)) {
            joining = addresses;
            getContext().getLog().info("joining the cluster of {}", addresses);
            cluster.manager()
                    .tell(new JoinSeedNodes(
                            addresses.stream().map(this::addressOf).toList()));
        }
    }

    private void form(boolean atOnce) {
        long now = System.nanoTime();
        if (quietSince == null) {
            quietSince = now;
        }
        if (atOnce || now - quietSince >= times.quiet().toNanos()) {
            getContext()
                    .getLog()
                    .info("forming cluster {}", getContext().getSystem().name());
            cluster.manager().tell(Join.create(cluster.selfMember().address()));
        }
    }

    private Behavior<JoiningMessage> fail(String why) {
        failed.accept(why);
        return Behaviors.stopped();
    }

    private void sayWhy(String why) {
        if (System.nanoTime() - saidWhy > SAY_WHY.toNanos()) {
            saidWhy = System.nanoTime();
            getContext().getLog().warn("in no cluster yet: {}", why);
        }
    }
}
