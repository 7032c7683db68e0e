package org.challengectl.protocol;

import java.util.List;

/**
 * POST /api/challenges/bulk.
 *
 * @param action {@code enable}, {@code disable}, {@code trigger} or {@code stop}
 */
public record BulkRequest(List<String> ids, String action) {}
