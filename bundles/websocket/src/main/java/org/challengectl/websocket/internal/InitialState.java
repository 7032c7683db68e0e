package org.challengectl.websocket.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.protocol.ConsoleMessage;
import org.challengectl.scheduler.EventControl;
import org.challengectl.views.AgentViews;
import org.challengectl.views.ChallengeViews;
import org.challengectl.views.ControlViews;
import org.challengectl.views.RecordingViews;
import org.challengectl.views.TransmissionViews;

/** All that an operator's console shows at first. */
record InitialState(
    EventControl control,
    ChallengeRepository challenges,
    AgentRepository agents,
    TransmissionRepository transmissions,
    RecordingRepository recordings,
    ServerTime time)
    implements Supplier<ConsoleMessage> {

  private static final int HISTORY = 50;

  @Override
  public ConsoleMessage get() {
    Instant now = time.instant();
    return new ConsoleMessage.InitialState(
        now,
        ControlViews.status(control.status(), now),
        challenges.all().stream().map(one -> ChallengeViews.info(one, now)).toList(),
        agents.all().stream().map(AgentViews::info).toList(),
        transmissions.list(Optional.empty(), HISTORY, 0).stream()
            .map(TransmissionViews::info)
            .toList(),
        recordings.list(Optional.empty(), HISTORY, 0).stream().map(RecordingViews::info).toList());
  }
}
