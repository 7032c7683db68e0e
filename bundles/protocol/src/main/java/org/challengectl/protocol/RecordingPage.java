package org.challengectl.protocol;

import java.util.List;

/** GET /api/recordings, newest first. */
public record RecordingPage(List<RecordingInfo> recordings, int limit, int offset) {}
