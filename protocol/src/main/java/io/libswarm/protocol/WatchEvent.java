package io.libswarm.protocol;

/** An element of a watch. */
public sealed interface WatchEvent extends WireMessage
        permits NodeAppeared, NodeChanged, NodeVanished, WatchCaughtUp, WatchEnded {}
