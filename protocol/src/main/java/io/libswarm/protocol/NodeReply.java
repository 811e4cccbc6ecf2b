package io.libswarm.protocol;

/** The one answer to a {@link NodeQuery}. Each verb has its own sealed subtype, with {@link Failure} in every one. */
public sealed interface NodeReply extends WireMessage
        permits ConnectReply,
                DescribeReply,
                GetReply,
                ListReply,
                NativeReply,
                ReadFilesReply,
                RemoveReply,
                ResolveReply,
                SpawnReply,
                StartReply,
                StopReply,
                LogsReply,
                UpdateReply,
                WatchReply,
                WriteFilesReply {}
