package org.challengectl.protocol;

import java.util.List;

/** GET /api/logs, newest first. */
public record LogPage(List<LogInfo> logs, int limit, int offset) {}
