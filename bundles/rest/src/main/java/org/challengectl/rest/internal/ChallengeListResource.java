package org.challengectl.rest.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.protocol.BulkReply;
import org.challengectl.protocol.BulkRequest;
import org.challengectl.protocol.ChallengeInfo;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.Dispatcher;
import org.challengectl.views.ChallengeViews;
import org.challengectl.views.TransmissionViews;

/** All challenges, and what is done to several at once. */
@Path("/challenges")
@Produces(MediaType.APPLICATION_JSON)
public final class ChallengeListResource {

  private static final int MAX_IDS = 500;

  private final ChallengeRepository challenges;
  private final TransmissionRepository transmissions;
  private final ChallengeControl control;
  private final Dispatcher dispatcher;
  private final ServerTime time;

  ChallengeListResource(Services services) {
    this.challenges = services.challenges();
    this.transmissions = services.transmissions();
    this.control = services.challengeControl();
    this.dispatcher = services.dispatcher();
    this.time = services.time();
  }

  /** With the last transmission of each. */
  @GET
  @Admin
  public Map<String, List<ChallengeInfo>> list() {
    Map<String, Transmission> last =
        transmissions.lastOfEach().stream()
            .collect(Collectors.toMap(Transmission::challengeId, Function.identity()));
    return Map.of(
        "challenges",
        challenges.all().stream()
            .map(
                challenge -> {
                  Transmission of = last.get(challenge.id());
                  return info(challenge).with(of == null ? null : TransmissionViews.info(of));
                })
            .toList());
  }

  /** Does the same to several; one that is refused does not keep the others from it. */
  @POST
  @Path("/bulk")
  @Consumes(MediaType.APPLICATION_JSON)
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "challenge.bulk")
  public BulkReply bulk(BulkRequest body, @Context HttpServletRequest request) {
    List<String> ids = Input.required("ids", body.ids());
    if (ids.isEmpty() || ids.size() > MAX_IDS || ids.contains(null)) {
      throw Input.invalid("'ids' must be 1-" + MAX_IDS + " ids of challenges.");
    }
    Function<String, Challenge> action = action(Input.text("action", body.action()));
    Set<String> each = new LinkedHashSet<>(ids);
    Attempt.about(request, body.action() + " " + String.join(" ", each));
    return new BulkReply(each.stream().map(id -> result(id, action)).toList());
  }

  private Function<String, Challenge> action(String name) {
    return switch (name) {
      case "enable" -> control::enable;
      case "disable" -> control::disable;
      case "trigger" -> control::trigger;
      case "stop" -> this::stop;
      default -> throw Input.invalid("'action' must be enable, disable, trigger or stop.");
    };
  }

  private Challenge stop(String id) {
    Challenge challenge =
        challenges.find(id).orElseThrow(() -> RefusedException.notFound("challenge '" + id + "'"));
    if (dispatcher.stop(id).isEmpty()) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT,
          "not_on_the_air",
          "Challenge '" + id + "' is not on the air.");
    }
    return challenge;
  }

  private BulkReply.Result result(String id, Function<String, Challenge> action) {
    try {
      return new BulkReply.Result(id, true, null, null, info(action.apply(id)));
    } catch (RefusedException e) {
      return new BulkReply.Result(id, false, e.code(), e.getMessage(), null);
    }
  }

  private ChallengeInfo info(Challenge challenge) {
    return ChallengeViews.info(challenge, time.instant());
  }
}
