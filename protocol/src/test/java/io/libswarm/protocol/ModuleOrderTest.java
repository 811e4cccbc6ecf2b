package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.module.scala.DefaultScalaModule;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The class path decides in which order Akka's modules and ours are registered: bytes must be bytes in either. */
final class ModuleOrderTest {
    @Test
    void bytesCrossAWireWhicheverModuleComesLast() throws IOException {
        for (List<Module> order : List.<List<Module>>of(
                List.of(new ProtocolModule(), new DefaultScalaModule()),
                List.of(new DefaultScalaModule(), new ProtocolModule()))) {
            ObjectMapper mapper = new ObjectMapper(new CBORFactory()).registerModules(order);
            NativeDocument document = new NativeDocument("text/plain", ByteString.fromString("bytes"));
            byte[] wire = mapper.writeValueAsBytes(document);
            assertThat(wire).hasSizeLessThan(50);
            assertThat(mapper.readValue(wire, NativeDocument.class)).isEqualTo(document);
        }
    }
}
