package org.challengectl.domain;

/**
 * A waterfall picture and where its plot lies.
 *
 * @param sha256 of the PNG
 * @param widthPx of the whole picture
 * @param heightPx of the whole picture
 * @param plotLeftPx first column of the plot
 * @param plotTopPx first row of the plot
 * @param plotRightPx first column right of the plot
 * @param plotBottomPx first row below the plot
 * @param centreHz absolute frequency at the plot's middle
 * @param spanHz from its left to its right edge
 * @param seconds from its upper to its lower edge
 */
public record Picture(
    String sha256,
    int widthPx,
    int heightPx,
    int plotLeftPx,
    int plotTopPx,
    int plotRightPx,
    int plotBottomPx,
    double centreHz,
    double spanHz,
    double seconds) {}
