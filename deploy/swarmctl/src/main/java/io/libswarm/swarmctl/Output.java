package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Supplier;

/** Writes results in the form that was asked for. */
final class Output {
    private final Format format;
    private final PrintStream out;

    Output(Format format, PrintStream out) {
        this.format = format;
        this.out = out;
    }

    /** A document as it came, or a person's view of it. */
    void show(JsonNode document, Supplier<String> forPeople) throws IOException {
        switch (format) {
            case table -> out.print(forPeople.get());
            case json ->
                out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document));
            case yaml -> out.print(yaml(document));
        }
    }

    /** One of many that come one by one: a line of JSON, a YAML document, or a person's line. */
    void element(JsonNode document, Supplier<String> forPeople) throws IOException {
        switch (format) {
            case table -> out.println(forPeople.get());
            case json -> out.println(Json.MAPPER.writeValueAsString(document));
            case yaml -> out.print("---\n" + yaml(document));
        }
        out.flush();
    }

    private static String yaml(JsonNode document) throws IOException {
        YAMLFactory factory = YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build();
        return new ObjectMapper(factory)
                .writer()
                .without(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(document);
    }
}
