package org.challengectl.protocol;

/** The recording's id, under which it is completed and uploaded. */
public record RecordingStartReply(long recordingId) {}
