package org.challengectl.protocol;

/** The disk on which the data directory is. */
public record DiskInfo(String path, long freeBytes, long totalBytes) {}
