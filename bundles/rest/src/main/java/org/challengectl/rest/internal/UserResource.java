package org.challengectl.rest.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.challengectl.auth.Users;
import org.challengectl.domain.Permission;
import org.challengectl.protocol.PasswordReply;
import org.challengectl.protocol.UserInfo;
import org.challengectl.protocol.UserRequest;
import org.challengectl.protocol.UserUpdate;
import org.challengectl.views.UserViews;

/** What administrators see of users and do to them. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UserResource {

  private static final int SETUP_HOURS = 24;

  private final Users users;

  UserResource(Users users) {
    this.users = users;
  }

  @GET
  @Admin
  public Map<String, List<UserInfo>> list() {
    return Map.of("users", users.all().stream().map(UserViews::info).toList());
  }

  @POST
  @Admin(needs = Permission.CREATE_USERS, action = "user.create")
  @BodyLimit(BodyLimit.FORM)
  @Answers(status = 201, body = PasswordReply.class)
  public Response create(UserRequest body, @Context HttpServletRequest request) {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    if (body.permissions() != null) {
      body.permissions().forEach(name -> permissions.add(Input.permission("permissions", name)));
    }
    Users.NewPassword made =
        users.create(
            Input.text("username", body.username()), permissions, Attempt.handOver(request));
    return Response.status(201).entity(reply("created", made, SETUP_HOURS)).build();
  }

  /** Enables or disables. */
  @PUT
  @Path("/{user}")
  @Admin(needs = Permission.CREATE_USERS, action = "user.update")
  @BodyLimit(BodyLimit.FORM)
  public UserInfo update(
      @PathParam("user") String name, UserUpdate body, @Context HttpServletRequest request) {
    return setEnabled(name, Input.required("enabled", body.enabled()), request);
  }

  @POST
  @Path("/{user}/enable")
  @Admin(needs = Permission.CREATE_USERS, action = "user.enable")
  @BodyLimit(BodyLimit.FORM)
  public UserInfo enable(@PathParam("user") String name, @Context HttpServletRequest request) {
    return setEnabled(name, true, request);
  }

  @POST
  @Path("/{user}/disable")
  @Admin(needs = Permission.CREATE_USERS, action = "user.disable")
  @BodyLimit(BodyLimit.FORM)
  public UserInfo disable(@PathParam("user") String name, @Context HttpServletRequest request) {
    return setEnabled(name, false, request);
  }

  @DELETE
  @Path("/{user}")
  @Admin(needs = Permission.CREATE_USERS, action = "user.delete")
  public Map<String, String> delete(
      @PathParam("user") String name, @Context HttpServletRequest request) {
    users.delete(Input.text("username", name), Attempt.handOver(request));
    return Map.of("status", "deleted");
  }

  @POST
  @Path("/{user}/reset-totp")
  @Admin(needs = Permission.CREATE_USERS, action = "user.reset-totp")
  @BodyLimit(BodyLimit.FORM)
  public PasswordReply resetTotp(
      @PathParam("user") String name, @Context HttpServletRequest request) {
    return reply(
        "totp_reset",
        users.resetTotp(Input.text("username", name), Attempt.handOver(request)),
        SETUP_HOURS);
  }

  @POST
  @Path("/{user}/reset-password")
  @Admin(needs = Permission.CREATE_USERS, action = "user.reset-password")
  @BodyLimit(BodyLimit.FORM)
  public PasswordReply resetPassword(
      @PathParam("user") String name, @Context HttpServletRequest request) {
    return reply(
        "password_reset",
        users.resetPassword(Input.text("username", name), Attempt.handOver(request)),
        null);
  }

  private UserInfo setEnabled(String name, boolean enabled, HttpServletRequest request) {
    return UserViews.info(
        users.setEnabled(Input.text("username", name), enabled, Attempt.handOver(request)));
  }

  private static PasswordReply reply(String status, Users.NewPassword made, Integer setupHours) {
    UserInfo user = UserViews.info(made.user());
    return new PasswordReply(
        status, user.username(), user.temporary(), setupHours, made.password(), user);
  }
}
