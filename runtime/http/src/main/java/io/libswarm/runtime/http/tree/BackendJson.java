package io.libswarm.runtime.http.tree;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.BackendInfo;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.SettingInfo;
import io.libswarm.protocol.Verb;
import java.util.Set;

/** Descriptions of backends and providers as JSON. */
final class BackendJson {
    private BackendJson() {}

    static ObjectNode of(BackendInfo backend) {
        ObjectNode json = Json.object().put("name", backend.name());
        json.set("provider", of(backend.provider()));
        json.set("emulated", names(backend.emulated()));
        json.set("features", Json.array(backend.features().stream().sorted().toList()));
        json.putObject("protocol")
                .put("lowest", backend.protocol().lowest())
                .put("highest", backend.protocol().highest());
        json.putObject("health")
                .put("well", backend.health().well())
                .put("message", backend.health().message());
        return backend.member() == null ? json : json.put("member", backend.member());
    }

    private static ObjectNode of(ProviderInfo provider) {
        ObjectNode json = Json.object().put("name", provider.name());
        json.set("aliases", Json.array(provider.aliases()));
        json.put("description", provider.description());
        json.set("verbs", names(provider.verbs()));
        var settings = json.putArray("settings");
        provider.settings().forEach(setting -> settings.add(of(setting)));
        return json.put("target", provider.target());
    }

    private static ObjectNode of(SettingInfo setting) {
        ObjectNode json = Json.object()
                .put("name", setting.name())
                .put("type", setting.type().name())
                .put("required", setting.required())
                .put("description", setting.description());
        if (setting.fallback() != null) {
            json.put("fallback", setting.fallback());
        }
        json.set("choices", Json.array(setting.choices()));
        return json.put("repeatable", setting.repeatable()).put("positional", setting.positional());
    }

    private static ArrayNode names(Set<Verb> verbs) {
        return Json.array(verbs.stream().sorted().map(Enum::name).toList());
    }
}
