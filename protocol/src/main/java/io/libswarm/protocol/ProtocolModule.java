package io.libswarm.protocol;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Teaches Jackson the logical names of all messages, which are their simple class names, and how bytes are written. */
public final class ProtocolModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    public ProtocolModule() {
        super("libswarm-protocol");
        for (Class<?> message : messages()) {
            registerSubtypes(new NamedType(message, message.getSimpleName()));
        }
        // Not as a serializer of this module: Scala's module has one for every collection, which ByteString is, and
        // which of the two
        // modules comes last depends on the order of the class path.
        setMixInAnnotation(ByteString.class, Bytes.class);
    }

    @JsonSerialize(using = BytesWriter.class)
    @JsonDeserialize(using = BytesReader.class)
    private interface Bytes {}

    /** Every message type of the protocol: all that the sealed families permit. */
    public static List<Class<?>> messages() {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> family : List.of(NodeQuery.class, NodeReply.class, StreamElement.class, WatchEvent.class)) {
            collect(family, found);
        }
        return List.copyOf(found);
    }

    private static void collect(Class<?> type, List<Class<?>> found) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            if (!found.contains(type)) {
                found.add(type);
            }
            return;
        }
        for (Class<?> each : permitted) {
            collect(each, found);
        }
    }

    private static final class BytesWriter extends StdSerializer<ByteString> {
        private static final long serialVersionUID = 1L;

        BytesWriter() {
            super(ByteString.class);
        }

        @Override
        public void serialize(ByteString value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeBinary(value.toArrayUnsafe());
        }
    }

    private static final class BytesReader extends StdDeserializer<ByteString> {
        private static final long serialVersionUID = 1L;

        BytesReader() {
            super(ByteString.class);
        }

        @Override
        public ByteString deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return ByteString.fromArrayUnsafe(in.getBinaryValue());
        }
    }
}
