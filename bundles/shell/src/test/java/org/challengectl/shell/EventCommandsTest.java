package org.challengectl.shell;

import static org.challengectl.shell.Running.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.Event;
import org.challengectl.scheduler.EventControl;
import org.junit.jupiter.api.Test;

class EventCommandsTest {

  private final FakeServer server = new FakeServer();
  private final Control control = new Control();

  @Test
  void pauseAndResumeSaySo() throws Exception {
    EventPause pause = new EventPause();
    pause.control = control;
    assertEquals("Paused: nothing new is sent until event:resume.\n", output(pause, server));
    assertTrue(control.paused);

    EventResume resume = new EventResume();
    resume.control = control;
    assertEquals("Resumed.\n", output(resume, server));
    assertFalse(control.paused);
  }

  @Test
  void statusShowsTheEventAtAGlance() throws Exception {
    EventStatus status = new EventStatus();
    status.control = control;

    assertEquals(
        """
        Event          ExampleCon, from 2025-04-05 08:00:00 (America/New_York)
        State          running
        Challenges     3 queued, 1 assigned, 0 waiting, 0 disabled
        Online         2 runners, 0 listeners
        On the air     1 signal
        So far         42 transmissions
        """,
        output(status, server));
  }

  @Test
  void statusSaysHowAPauseEnds() throws Exception {
    EventStatus status = new EventStatus();
    status.control = control;
    control.paused = true;
    server.event = Optional.empty();

    assertTrue(output(status, server).startsWith("State          paused; event:resume goes on\n"));
  }

  private static final class Control implements EventControl {

    private boolean paused;

    @Override
    public void pause() {
      paused = true;
    }

    @Override
    public void resume() {
      paused = false;
    }

    @Override
    public void setDayTimes(Optional<LocalTime> dayStart, Optional<LocalTime> endOfDay) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void configure(Event event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setAutoPause(boolean on) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Status status() {
      return new Status(
          paused,
          Map.of(ChallengeStatus.QUEUED, 3, ChallengeStatus.ASSIGNED, 1),
          Map.of(AgentType.RUNNER, 2),
          1,
          42);
    }
  }
}
