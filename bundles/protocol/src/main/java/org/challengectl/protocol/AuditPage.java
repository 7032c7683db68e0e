package org.challengectl.protocol;

import java.util.List;

/** GET /api/audit, newest first. */
public record AuditPage(List<AuditInfo> entries, int limit, int offset) {}
