package org.challengectl.views;

import java.util.List;
import org.challengectl.protocol.AgentReportInfo;

/**
 * What agents told of themselves since the server started, the newest of each kind. Safe for
 * concurrent use.
 */
public interface AgentReports {

  /** One for each agent that has told something, by its id. */
  List<AgentReportInfo> all();
}
