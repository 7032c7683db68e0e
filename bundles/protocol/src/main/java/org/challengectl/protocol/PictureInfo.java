package org.challengectl.protocol;

import java.util.List;

/**
 * Where the plot lies in a waterfall picture. On upload these are query parameters.
 *
 * @param plot x0,y0,x1,y1 in pixels; the last column and row are outside
 * @param centreHz absolute frequency at the plot's middle
 * @param spanHz from its left to its right edge
 * @param seconds from its upper to its lower edge
 */
public record PictureInfo(List<Integer> plot, double centreHz, double spanHz, double seconds) {}
