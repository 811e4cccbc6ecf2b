package io.libswarm.backends.docker;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Changes what an engine can change of a container: its name, its resources and its restart policy. */
final class ContainerUpdate {

    private static final String NAME = "Name";

    /** The engine ignores what it does not know, so what it does know is held here. */
    private static final Set<String> KNOWN = Set.of(
            "BlkioWeight",
            "BlkioWeightDevice",
            "BlkioDeviceReadBps",
            "BlkioDeviceReadIOps",
            "BlkioDeviceWriteBps",
            "BlkioDeviceWriteIOps",
            "CgroupParent",
            "CpuCount",
            "CpuPercent",
            "CpuPeriod",
            "CpuQuota",
            "CpuRealtimePeriod",
            "CpuRealtimeRuntime",
            "CpuShares",
            "CpusetCpus",
            "CpusetMems",
            "Devices",
            "DeviceCgroupRules",
            "DeviceRequests",
            "IOMaximumBandwidth",
            "IOMaximumIOps",
            "Init",
            "KernelMemory",
            "KernelMemoryTCP",
            "Memory",
            "MemoryReservation",
            "MemorySwap",
            "MemorySwappiness",
            "NanoCpus",
            "OomKillDisable",
            "PidsLimit",
            "RestartPolicy",
            "Ulimits");

    private ContainerUpdate() {}

    /** @param changes a JSON object with the engine's own words, and {@code Name}; empty for none */
    static CompletionStage<?> update(EnginePort port, String id, ByteString changes, Duration left) {
        try {
            ObjectNode settings = checked(changes);
            JsonNode name = settings.remove(NAME);
            CompletionStage<?> first =
                    settings.isEmpty() ? CompletableFuture.completedStage("nothing") : port.update(id, settings, left);
            return name == null ? first : first.thenCompose(done -> port.rename(id, name.asText(), left));
        } catch (IllegalArgumentException wrong) {
            return CompletableFuture.failedStage(wrong);
        }
    }

    private static ObjectNode checked(ByteString changes) {
        if (changes.isEmpty()) {
            return Json.object();
        }
        if (!(Json.read(changes) instanceof ObjectNode settings)) {
            throw new IllegalArgumentException("changes: " + changes.utf8String() + " (expected: a JSON object)");
        }
        List<String> unknown = new ArrayList<>();
        settings.fieldNames().forEachRemaining(unknown::add);
        unknown.removeIf(key -> KNOWN.contains(key) || key.equals(NAME));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "changes: " + unknown + " (expected: Name, or what /containers/update takes, "
                            + KNOWN.stream().sorted().toList() + ")");
        }
        return settings;
    }
}
