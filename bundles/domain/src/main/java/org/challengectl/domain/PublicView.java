package org.challengectl.domain;

/** What players may know of a challenge besides its name. */
public record PublicView(
    boolean showModulation,
    boolean showFrequency,
    boolean showLastTxTime,
    boolean showActiveStatus) {

  /** Nothing but the name and whether it is on the air. */
  public static final PublicView DEFAULT = new PublicView(false, false, false, true);
}
