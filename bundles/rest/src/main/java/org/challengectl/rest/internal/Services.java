package org.challengectl.rest.internal;

import org.challengectl.auth.Authenticator;
import org.challengectl.auth.Enrollment;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.preview.Previews;
import org.challengectl.scheduler.AgentRegistry;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.Dispatcher;
import org.challengectl.scheduler.EventControl;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.scheduler.RecordingDesk;
import org.challengectl.views.PublicBoard;
import org.challengectl.web.Invitations;

/** All that the API stands on. */
record Services(
    Authenticator authenticator,
    Enrollment enrollment,
    Dispatcher dispatcher,
    AgentRegistry registry,
    ChallengeControl challengeControl,
    EventControl eventControl,
    RecordingDesk desk,
    ModulationCatalogue modulations,
    Previews previews,
    AgentRepository agents,
    ChallengeRepository challenges,
    TransmissionRepository transmissions,
    RecordingRepository recordings,
    EventRepository events,
    FileRepository files,
    PublicBoard board,
    EventBus bus,
    ServerTime time,
    Invitations invitations) {}
