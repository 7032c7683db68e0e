package org.challengectl.protocol;

import java.util.List;

/**
 * GET /api/dashboard: what an operator wants to see first.
 *
 * @param onTheAir transmissions that are granted and not over
 * @param next challenges that are ready or become so soonest
 * @param failures the last transmissions that failed or whose end nobody reported
 */
public record Dashboard(
    ControlStatus control,
    List<TransmissionInfo> onTheAir,
    List<ChallengeInfo> next,
    List<AgentInfo> agents,
    List<RecordingInfo> recordings,
    List<TransmissionInfo> failures,
    FilePage.Usage files) {}
