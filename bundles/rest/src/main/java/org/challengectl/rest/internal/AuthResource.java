package org.challengectl.rest.internal;

import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.ServerTime;
import org.challengectl.protocol.ChangePasswordRequest;
import org.challengectl.protocol.LoginReply;
import org.challengectl.protocol.LoginRequest;
import org.challengectl.protocol.NewPasswordRequest;
import org.challengectl.protocol.SessionReply;
import org.challengectl.protocol.SetupLinkRequest;
import org.challengectl.protocol.SetupReply;
import org.challengectl.protocol.TotpRequest;

/** How users sign in and out. Secrets travel in bodies and cookies only, never in an address. */
@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AuthResource {

  private final SignIn signIn;
  private final SecondFactorPictures pictures;
  private final Cookies cookies;
  private final EventBus bus;
  private final ServerTime time;

  AuthResource(Services services) {
    this.signIn = services.signIn();
    this.pictures = new SecondFactorPictures(services.qrCode());
    this.cookies = new Cookies(services.origins(), services.time());
    this.bus = services.bus();
    this.time = services.time();
  }

  @POST
  @Path("/login")
  @Open
  @BodyLimit(BodyLimit.FORM)
  @Answers(body = LoginReply.class)
  public Response login(LoginRequest body, @Context HttpServletRequest request) {
    SignIn.Ticket ticket =
        signIn.login(
            Input.text("username", body.username()),
            Input.password("password", body.password()),
            Caller.address(request));
    return cookies.give(ticket, SessionReplies.login(ticket.session()), request);
  }

  /** The first administrator comes with the link that the server made at its first start. */
  @POST
  @Path("/setup-link")
  @Open
  @BodyLimit(BodyLimit.FORM)
  @Answers(body = LoginReply.class)
  public Response setupLink(SetupLinkRequest body, @Context HttpServletRequest request) {
    SignIn.Ticket ticket =
        signIn.redeemSetupLink(Input.text("code", body.code()), Caller.address(request));
    return cookies.give(ticket, SessionReplies.login(ticket.session()), request);
  }

  @POST
  @Path("/verify-totp")
  @SignedIn(Stage.SECOND_FACTOR)
  @BodyLimit(BodyLimit.FORM)
  @Answers(body = SessionReply.class)
  public Response verifyTotp(TotpRequest body, @Context HttpServletRequest request) {
    SignIn.Ticket ticket =
        signIn.verifyTotp(
            token(request), Input.totpCode("totp_code", body.totpCode()), Caller.address(request));
    return cookies.give(ticket, SessionReplies.session(ticket.session()), request);
  }

  @POST
  @Path("/complete-setup")
  @SignedIn(Stage.SETUP)
  @BodyLimit(BodyLimit.FORM)
  public SetupReply completeSetup(NewPasswordRequest body, @Context HttpServletRequest request) {
    SignIn.SecondFactor factor =
        signIn.completeSetup(
            token(request),
            Input.password("new_password", body.newPassword()),
            Caller.address(request));
    return pictures.reply(Caller.ticket(request).session().username(), factor);
  }

  @POST
  @Path("/verify-setup")
  @SignedIn(Stage.SETUP)
  @BodyLimit(BodyLimit.FORM)
  @Answers(body = SessionReply.class)
  public Response verifySetup(TotpRequest body, @Context HttpServletRequest request) {
    SignIn.Ticket ticket =
        signIn.verifySetup(
            token(request), Input.totpCode("totp_code", body.totpCode()), Caller.address(request));
    return cookies.give(ticket, SessionReplies.session(ticket.session()), request);
  }

  @GET
  @Path("/session")
  @SignedIn({Stage.SECOND_FACTOR, Stage.SETUP, Stage.NEW_PASSWORD, Stage.FULL})
  public SessionReply session(@Context HttpServletRequest request) {
    return SessionReplies.session(Caller.ticket(request).session());
  }

  @POST
  @Path("/change-password")
  @SignedIn({Stage.NEW_PASSWORD, Stage.FULL})
  @BodyLimit(BodyLimit.FORM)
  @Answers(body = SessionReply.class)
  public Response changePassword(ChangePasswordRequest body, @Context HttpServletRequest request) {
    SignIn.Ticket ticket =
        signIn.changePassword(
            token(request),
            Input.password("current_password", body.currentPassword()),
            Input.password("new_password", body.newPassword()),
            Caller.address(request));
    return cookies.give(ticket, SessionReplies.session(ticket.session()), request);
  }

  @POST
  @Path("/logout")
  @SignedIn({Stage.SECOND_FACTOR, Stage.SETUP, Stage.NEW_PASSWORD, Stage.FULL})
  @BodyLimit(BodyLimit.FORM)
  public Response logout(@Context HttpServletRequest request) {
    SignIn.Session session = Caller.ticket(request).session();
    signIn.logout(token(request), Caller.address(request));
    bus.publish(new DomainEvent.SessionEnded(time.instant(), session.username(), session.id()));
    return cookies.takeAway(Map.of("status", "logged out"), request);
  }

  /** Ends all sessions of the user, this one too. */
  @POST
  @Path("/logout-everywhere")
  @SignedIn({Stage.NEW_PASSWORD, Stage.FULL})
  @BodyLimit(BodyLimit.FORM)
  public Response logoutEverywhere(@Context HttpServletRequest request) {
    signIn.logoutEverywhere(token(request), Caller.address(request));
    return cookies.takeAway(Map.of("status", "logged out everywhere"), request);
  }

  private static String token(HttpServletRequest request) {
    return Caller.ticket(request).token();
  }
}
