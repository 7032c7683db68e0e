package org.challengectl.rest.internal;

import org.challengectl.domain.Picture;

/** Where the plot lies in a picture that is being uploaded. */
record PlotQuery(
    int leftPx,
    int topPx,
    int rightPx,
    int bottomPx,
    double centreHz,
    double spanHz,
    double seconds) {

  private static final double MAX_HZ = 1e12;
  private static final double MAX_SECONDS = 86_400;

  static PlotQuery read(String plot, String centreHz, String spanHz, String seconds) {
    String[] corners = Input.required("plot", plot).split(",", -1);
    if (corners.length != 4) {
      throw Input.invalid("'plot' must be x0,y0,x1,y1 in pixels.");
    }
    return new PlotQuery(
        corner(corners[0]),
        corner(corners[1]),
        corner(corners[2]),
        corner(corners[3]),
        Input.positive("centre_hz", centreHz, MAX_HZ),
        Input.positive("span_hz", spanHz, MAX_HZ),
        Input.positive("seconds", seconds, MAX_SECONDS));
  }

  /** The picture, if the plot lies within it. */
  Picture within(Png.Size size, String sha256) {
    if (leftPx >= rightPx
        || topPx >= bottomPx
        || rightPx > size.widthPx()
        || bottomPx > size.heightPx()) {
      throw Input.invalid(
          "'plot' does not lie within the picture, which is "
              + size.widthPx()
              + " x "
              + size.heightPx()
              + " pixels.");
    }
    return new Picture(
        sha256,
        size.widthPx(),
        size.heightPx(),
        leftPx,
        topPx,
        rightPx,
        bottomPx,
        centreHz,
        spanHz,
        seconds);
  }

  private static int corner(String text) {
    return Input.integer("plot", text, 0, 0, Png.MAX_SIDE_PX);
  }
}
