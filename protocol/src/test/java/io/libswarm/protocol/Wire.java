package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.stream.SinkRef;
import akka.stream.SourceRef;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.StreamRefs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An actor system with the module's own configuration, and messages through its own serializer. */
final class Wire implements AutoCloseable {
    static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

    private final ActorSystem<Void> system;

    Wire() {
        system = ActorSystem.create(Behaviors.empty(), "golden");
    }

    Config config() {
        return system.settings().config();
    }

    byte[] encode(WireMessage message) {
        return serialization().serialize(message).get();
    }

    WireMessage decode(byte[] bytes) {
        try {
            return (WireMessage) serialization().deserialize(bytes, 7301, "").get();
        } catch (Exception e) {
            throw new AssertionError("cannot be read: " + tree(bytes), e);
        }
    }

    <T> ActorRef<T> ref() {
        return system.ignoreRef();
    }

    <T> SourceRef<T> source() {
        return Source.<T>empty().runWith(StreamRefs.sourceRef(), system);
    }

    <T> SinkRef<T> sink() {
        return StreamRefs.<T>sinkRef().to(Sink.ignore()).run(system);
    }

    static JsonNode tree(byte[] bytes) {
        try {
            return CBOR.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(JsonNode tree) {
        try {
            return CBOR.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Serialization serialization() {
        return SerializationExtension.get(Adapter.toClassic(system));
    }

    @Override
    public void close() {
        system.terminate();
    }
}
