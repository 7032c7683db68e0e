package org.challengectl.persistence.internal.files;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How much the file store holds, and for how long: PID {@value #PID}. */
@ObjectClassDefinition(
    name = "ChallengeCtl files",
    description = "The store of flags and recordings")
@SuppressWarnings("MemberName")
public @interface FilesConfiguration {

  String PID = "org.challengectl.files";

  @AttributeDefinition(description = "Megabytes beyond which nothing more is taken; 0 for no limit")
  String quota__mb() default "0";

  @AttributeDefinition(
      description =
          "Hours that a file which nothing names is kept before it is deleted; 0 for ever")
  String orphan__grace__hours() default "24";
}
