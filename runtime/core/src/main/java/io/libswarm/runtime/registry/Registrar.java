package io.libswarm.runtime.registry;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.SelfUniqueAddress;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import akka.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.runtime.registry.RegistrarCommand.RegisterBackend;
import io.libswarm.runtime.registry.RegistrarCommand.UnregisterBackend;
import io.libswarm.runtime.registry.RegistrarReply.BackendRegistered;
import io.libswarm.runtime.registry.RegistrarReply.BackendUnregistered;
import io.libswarm.runtime.registry.RegistrarReply.RegistryRefused;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes which backends are wanted: one command after the other, each read from a majority of members and written to one. A singleton of the
 * cluster, so that of two members that add the same name at once, one is told so. Owns no state but the commands that wait; the cluster
 * starts it anew on the next member when its own is lost, and whoever asked asks again.
 */
final class Registrar extends AbstractBehavior<RegistrarMessage> {
    private static final int MOST_WAITING = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReplicatorMessageAdapter<RegistrarMessage, LWWMap<String, WantedBackend>> replicator;
    private final SelfUniqueAddress self;
    private final ArrayDeque<RegistrarCommand> waiting = new ArrayDeque<>();
    private @Nullable RegistrarCommand current;
    private long revision;

    private record BucketRead(Replicator.GetResponse<LWWMap<String, WantedBackend>> response)
            implements RegistrarMessage {}

    private record BucketWritten(
            Replicator.UpdateResponse<LWWMap<String, WantedBackend>> response, RegistrarReply reply)
            implements RegistrarMessage {}

    private Registrar(
            ActorContext<RegistrarMessage> context,
            ReplicatorMessageAdapter<RegistrarMessage, LWWMap<String, WantedBackend>> replicator) {
        super(context);
        this.replicator = replicator;
        this.self = DistributedData.get(context.getSystem()).selfUniqueAddress();
    }

    static Behavior<RegistrarMessage> create() {
        return Behaviors.setup(context -> DistributedData.withReplicatorMessageAdapter(
                (ReplicatorMessageAdapter<RegistrarMessage, LWWMap<String, WantedBackend>> replicator) ->
                        new Registrar(context, replicator)));
    }

    @Override
    public Receive<RegistrarMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(RegisterBackend.class, this::onCommand)
                .onMessage(UnregisterBackend.class, this::onCommand)
                .onMessage(BucketRead.class, this::onBucketRead)
                .onMessage(BucketWritten.class, this::onBucketWritten)
                .build();
    }

    private Behavior<RegistrarMessage> onCommand(RegistrarCommand command) {
        if (waiting.size() >= MOST_WAITING) {
            command.replyTo().tell(refused(ErrorCode.BUSY, waiting.size() + " changes wait here (expected: fewer)"));
        } else {
            waiting.add(command);
            if (current == null) {
                next();
            }
        }
        return this;
    }

    private void next() {
        current = waiting.poll();
        while (current != null && current.deadline().isPast()) {
            current.replyTo().tell(refused(ErrorCode.TIMED_OUT, "asked after its deadline"));
            current = waiting.poll();
        }
        if (current != null) {
            RegistrarCommand command = current;
            replicator.askGet(
                    replyTo -> new Replicator.Get<>(
                            RegistryKeys.of(nameOf(command)), new Replicator.ReadMajority(patience(command)), replyTo),
                    BucketRead::new);
        }
    }

    /** Half of what is left: time for the other half of the work, or to say what went wrong. */
    private static Duration patience(RegistrarCommand command) {
        return command.deadline()
                .orSooner(PATIENCE.multipliedBy(2))
                .left()
                .dividedBy(2)
                .plusMillis(1);
    }

    private static String nameOf(RegistrarCommand command) {
        return command instanceof RegisterBackend register
                ? register.wanted().name()
                : ((UnregisterBackend) command).name();
    }

    private Behavior<RegistrarMessage> onBucketRead(BucketRead event) {
        if (event.response() instanceof Replicator.GetSuccess<LWWMap<String, WantedBackend>> success) {
            return decide(success.get(success.key()));
        } else if (event.response() instanceof Replicator.NotFound) {
            return decide(LWWMap.create());
        }
        return answer(refused(
                ErrorCode.UNAVAILABLE,
                "the registry: a majority of the members can't be reached (expected: try again)"));
    }

    private Behavior<RegistrarMessage> decide(LWWMap<String, WantedBackend> bucket) {
        if (current instanceof RegisterBackend register) {
            WantedBackend asked = register.wanted();
            WantedBackend there = bucket.get(asked.name()).getOrElse(() -> null);
            RegistrarReply known =
                    Admission.known(asked, there, bucket.getEntries().values());
            if (known != null) {
                return answer(known);
            }
            revision = Math.max(revision + 1, System.currentTimeMillis());
            WantedBackend wanted = new WantedBackend(asked.name(), asked.spec(), asked.labels(), revision);
            return write(new BackendRegistered(wanted, false), map -> map.put(self, wanted.name(), wanted));
        } else if (current instanceof UnregisterBackend unregister) {
            WantedBackend there = bucket.get(unregister.name()).getOrElse(() -> null);
            if (there == null || (unregister.revision() != 0 && unregister.revision() != there.revision())) {
                return answer(new BackendUnregistered(true));
            }
            return write(new BackendUnregistered(false), map -> map.remove(self, unregister.name()));
        }
        return this;
    }

    private Behavior<RegistrarMessage> write(
            RegistrarReply reply, UnaryOperator<LWWMap<String, WantedBackend>> change) {
        RegistrarCommand command = current;
        if (command != null) {
            replicator.askUpdate(
                    replyTo -> new Replicator.Update<>(
                            RegistryKeys.of(nameOf(command)),
                            LWWMap.create(),
                            new Replicator.WriteMajority(patience(command)),
                            replyTo,
                            change::apply),
                    response -> new BucketWritten(response, reply));
        }
        return this;
    }

    private Behavior<RegistrarMessage> onBucketWritten(BucketWritten event) {
        if (event.response() instanceof Replicator.UpdateSuccess) {
            return answer(event.reply());
        } else if (event.response() instanceof Replicator.UpdateTimeout) {
            return answer(refused(
                    ErrorCode.TIMED_OUT,
                    "the registry: not confirmed by a majority of the members in time; outcome unknown: repeat with the"
                            + " same request id"));
        }
        getContext().getLog().error("the registry can't be written: {}", event.response());
        return answer(refused(ErrorCode.UNAVAILABLE, "the registry can't be written on this member (see its log)"));
    }

    private Behavior<RegistrarMessage> answer(RegistrarReply reply) {
        if (current != null) {
            current.replyTo().tell(reply);
        }
        next();
        return this;
    }

    private static RegistrarReply refused(ErrorCode code, String message) {
        return new RegistryRefused(Failure.of(code, message));
    }
}
