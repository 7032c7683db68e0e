package org.challengectl.rest.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;

/** The modulations that the server knows now, and what can be set of them. */
@Path("/modulations")
@Produces(MediaType.APPLICATION_JSON)
public final class ModulationResource {

  private final ModulationCatalogue catalogue;

  ModulationResource(ModulationCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @OperatorOnly
  public Map<String, List<Shown>> list() {
    return Map.of("modulations", catalogue.descriptors().stream().map(Shown::of).toList());
  }

  /** A modulation. */
  record Shown(
      String name,
      String title,
      String summary,
      String flagKind,
      List<String> aliases,
      List<ShownParameter> parameters) {

    static Shown of(ModulationDescriptor modulation) {
      return new Shown(
          modulation.name(),
          modulation.title(),
          modulation.summary(),
          modulation.flagKind().name().toLowerCase(Locale.ROOT),
          modulation.aliases().keySet().stream().sorted().toList(),
          modulation.parameters().stream().map(ShownParameter::of).toList());
    }
  }

  /** A parameter, with what is allowed in words. */
  record ShownParameter(
      String name,
      String type,
      String unit,
      String allowed,
      List<String> choices,
      Object defaultValue,
      String example,
      String help) {

    static ShownParameter of(Parameter parameter) {
      return new ShownParameter(
          parameter.name(),
          parameter.type().name().toLowerCase(Locale.ROOT),
          parameter.unit(),
          parameter.allowed(),
          parameter.choices(),
          parameter.defaultValue(),
          parameter.example(),
          parameter.help());
    }
  }
}
