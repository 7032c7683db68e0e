package org.challengectl.protocol;

import java.util.List;

/** POST /api/files/upload: the files in the order in which they were sent. */
public record FilesReply(List<FileInfo> files) {}
