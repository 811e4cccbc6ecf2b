package io.libswarm.protocol;

/** The answer to {@link WriteFiles}: {@link UploadOffered}, or a {@link Failure}. */
public sealed interface WriteFilesReply extends NodeReply permits Failure, UploadOffered {}
