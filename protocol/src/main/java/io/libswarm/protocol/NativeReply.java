package io.libswarm.protocol;

/** The answer to {@link CallNative}: {@link NativeOffered}, or a {@link Failure}. */
public sealed interface NativeReply extends NodeReply permits Failure, NativeOffered {}
