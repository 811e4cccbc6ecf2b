package io.libswarm.protocol;

/** The answer to {@link ReadFiles}: {@link FilesOffered}, or a {@link Failure}. */
public sealed interface ReadFilesReply extends NodeReply permits Failure, FilesOffered {}
