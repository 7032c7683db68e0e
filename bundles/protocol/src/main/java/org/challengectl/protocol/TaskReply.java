package org.challengectl.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * GET /api/runners/id/task.
 *
 * @param task null if there is nothing to do
 */
public record TaskReply(@JsonInclude(JsonInclude.Include.ALWAYS) Task task) {}
