package org.challengectl.rest.internal;

import java.time.Duration;
import java.time.Instant;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.ServerTime;
import org.challengectl.protocol.Timeline;
import org.challengectl.views.Timelines;

/** What was, is and will be on the air. */
@Path("/timeline")
@Produces(MediaType.APPLICATION_JSON)
public final class TimelineResource {

  private static final Duration BACK = Duration.ofHours(1);
  private static final Duration AHEAD = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Timelines timelines;
  private final ServerTime time;

  TimelineResource(Services services) {
    this.timelines =
        new Timelines(
            services.eventControl(),
            services.challenges(),
            services.transmissions(),
            services.recordings(),
            services.events());
    this.time = services.time();
  }

  @GET
  @Admin
  public Timeline timeline(@QueryParam("since") String since, @QueryParam("until") String until) {
    Instant now = time.instant();
    Instant from = Input.optionalTime("since", since).orElse(now.minus(BACK));
    Instant to = Input.optionalTime("until", until).orElse(now.plus(AHEAD));
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw Input.invalid("'until' must be after 'since', by a day at most.");
    }
    return timelines.of(from, to, now);
  }
}
