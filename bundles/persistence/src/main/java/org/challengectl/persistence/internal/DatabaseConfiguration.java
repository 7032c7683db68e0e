package org.challengectl.persistence.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the data are kept: PID {@value #PID}. */
@ObjectClassDefinition(name = "ChallengeCtl database", description = "Where the data are kept")
public @interface DatabaseConfiguration {

  String PID = "org.challengectl.persistence";

  @AttributeDefinition(description = "sqlite or postgresql")
  String kind() default "sqlite";

  @AttributeDefinition(
      description =
          "JDBC URL. Empty on SQLite: the file challengectl.db in the data directory."
              + " Needed on PostgreSQL: jdbc:postgresql://host:5432/database")
  String url() default "";

  @AttributeDefinition(description = "PostgreSQL user")
  String user() default "";

  @AttributeDefinition(description = "PostgreSQL password", type = AttributeType.PASSWORD)
  String password() default "";

  @AttributeDefinition(
      description = "Data directory. Empty: the folder challengectl in Karaf's data directory")
  String directory() default "";

  @AttributeDefinition(
      description = "Connections that read at the same time",
      min = "1",
      max = "64")
  int readers() default 4;
}
