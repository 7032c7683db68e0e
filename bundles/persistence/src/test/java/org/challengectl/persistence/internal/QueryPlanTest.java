package org.challengectl.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a claim asks for is found by indexes, however long the event has been going on. */
final class QueryPlanTest {

  @Test
  void answersEveryQuestionOfAClaimByAnIndex(@TempDir Path directory) throws SQLException {
    try (Database database = TestDatabases.open(TestDatabases.sqlite(directory));
        Connection connection = database.writer().getConnection();
        Statement statement = connection.createStatement()) {
      for (String question :
          List.of(
              "select challenge_id from challenges where enabled and (status = 'queued'"
                  + " or (status = 'waiting' and next_tx_time <= 5)) order by challenge_id",
              "select next_tx_time from challenges where enabled and status = 'waiting'"
                  + " order by next_tx_time limit 1",
              "select fencing_number from leases where state = 'live' and challenge_id = 'a'",
              "select * from leases where state = 'live' order by fencing_number",
              "select * from recordings where status in ('pending', 'recording')"
                  + " order by recording_id",
              "select * from agents where agent_type = 'runner' order by agent_id",
              "select max(completed_at) from recordings where challenge_id = 'a'"
                  + " and status = 'completed'",
              "select count(*) from transmissions where challenge_id = 'a' and assigned_at > 1",
              "select * from transmissions where assigned_at >= 1 and assigned_at < 9"
                  + " and (completed_at is null or completed_at >= 2)"
                  + " order by assigned_at desc, transmission_id desc limit 5001",
              "select * from recordings where transmission_id in (1, 2, 3) order by recording_id",
              "select * from transmissions where challenge_id = 'a' order by transmission_id"
                  + " desc limit 10")) {
        List<String> plan = plan(statement, question);
        assertTrue(
            plan.stream().anyMatch(step -> step.contains("USING") && step.contains("INDEX")),
            question + ": " + plan);
        // A scan is fine only of an index that holds nothing but the rows that are asked for.
        assertFalse(
            plan.stream().anyMatch(step -> step.matches("SCAN \\w+( USING INDEX sqlite_auto.*)?")),
            question + ": " + plan);
      }
    }
  }

  private static List<String> plan(Statement statement, String question) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("explain query plan " + question)) {
      while (rows.next()) {
        steps.add(rows.getString("detail"));
      }
    }
    return steps;
  }
}
