package org.challengectl.waterfall.internal;

import java.util.List;

/**
 * The power density of a band by time row and frequency group, with its noise. What the decisions
 * are made from.
 */
final class BandCourse {

  /** Weaker than this against the strongest cell, noise is no more than rounding errors. */
  private static final double LEAST_NOISE = 1e-12;

  private static final double FLOOR_BLOCK_SECONDS = 1;

  private final Spectrogram cells;
  private final double lowHz;
  private final double groupHz;
  private final double rowSeconds;
  private final double freedom;
  private final boolean[] silent;
  private final double leastNoise;

  /**
   * @param cells mean power density, full scale per Hz
   * @param lowHz lower edge of the first group
   * @param groupHz width of a group
   * @param binsPerGroup FFT bins in each
   * @param hopSeconds from frame to frame
   */
  BandCourse(Spectrogram cells, double lowHz, double groupHz, int binsPerGroup, double hopSeconds) {
    this.cells = cells;
    this.lowHz = lowHz;
    this.groupHz = groupHz;
    rowSeconds = cells.framesPerRow() * hopSeconds;
    // Half-overlapping Hann frames are correlated by 1/36 in power, neighbouring bins by 4/9.
    freedom =
        (1 + (cells.framesPerRow() - 1) / 1.06)
            * (binsPerGroup / (1 + 0.94 * (1 - 1.0 / binsPerGroup)));
    silent = new boolean[cells.rows()];
    float strongest = 0;
    for (int row = 0; row < cells.rows(); row++) {
      float most = 0;
      for (float p : cells.mean(row)) {
        most = Math.max(most, p);
      }
      silent[row] = most == 0;
      strongest = Math.max(strongest, most);
    }
    leastNoise = strongest * LEAST_NOISE;
  }

  int rows() {
    return cells.rows();
  }

  int groups() {
    return cells.columns();
  }

  double groupHz() {
    return groupHz;
  }

  double rowSeconds() {
    return rowSeconds;
  }

  /** Independent values in one cell. */
  double freedom() {
    return freedom;
  }

  /** Least level that counts as noise; 0 if there is nothing but silence. */
  double leastNoise() {
    return leastNoise;
  }

  double lowEdgeHz(int group) {
    return lowHz + group * groupHz;
  }

  /** The group that a frequency falls in, the nearest one if it is outside. */
  int group(double hz) {
    return Math.max(0, Math.min(groups() - 1, (int) Math.floor((hz - lowHz) / groupHz)));
  }

  /** The groups that share something with a band. */
  Region region(FrequencyBand band) {
    return new Region(group(band.lowHz()), group(band.highHz() - groupHz * 1e-6));
  }

  /** Density summed over groups, by row, each group divided by its own noise; mean 1 in noise. */
  double[] ratios(Region region, double[] noise) {
    double[] ratios = new double[rows()];
    double total = 0;
    for (int g = region.first(); g <= region.last(); g++) {
      total += noise[g];
    }
    for (int row = 0; row < ratios.length; row++) {
      ratios[row] = sum(row, region) / total;
    }
    return ratios;
  }

  double sum(int row, Region region) {
    float[] cell = cells.mean(row);
    double sum = 0;
    for (int g = region.first(); g <= region.last(); g++) {
      sum += cell[g];
    }
    return sum;
  }

  /** Marks the rows of bursts, {@code margin} rows more on either side. */
  boolean[] mask(List<Bursts.Burst> bursts, int margin) {
    boolean[] mask = new boolean[rows()];
    for (Bursts.Burst burst : bursts) {
      int last = Math.min(rows() - 1, burst.last() + margin);
      for (int row = Math.max(0, burst.first() - margin); row <= last; row++) {
        mask[row] = true;
      }
    }
    return mask;
  }

  /**
   * Mean density of each group over the rows where {@code mask} is {@code wanted}; rows of digital
   * silence count only if {@code withSilence}.
   *
   * @return null if there are fewer than {@code least} such rows
   */
  double[] mean(boolean[] mask, boolean wanted, boolean withSilence, int least) {
    double[] mean = new double[groups()];
    int count = 0;
    for (int row = 0; row < rows(); row++) {
      if (mask[row] == wanted && (withSilence || !silent[row])) {
        float[] cell = cells.mean(row);
        for (int g = 0; g < mean.length; g++) {
          mean[g] += cell[g];
        }
        count++;
      }
    }
    if (count < least) {
      return null;
    }
    for (int g = 0; g < mean.length; g++) {
      mean[g] /= count;
    }
    return mean;
  }

  /**
   * Noise of each group without knowing when there is a signal: the least of all means over one
   * second, corrected for being the least (minimum statistics; R. Martin, IEEE Trans. Speech and
   * Audio Processing 9, 2001). Holds as long as the signal pauses for a second somewhere. Samples
   * that are exactly zero are silence before or after the samples, not noise.
   */
  double[] floor() {
    int sounding = 0;
    for (boolean s : silent) {
      sounding += s ? 0 : 1;
    }
    int block =
        (int) Math.max(1, Math.min(FLOOR_BLOCK_SECONDS / rowSeconds, Math.max(1, sounding / 8)));
    double spread =
        Math.sqrt(2 * Math.log(Math.max(2.0, sounding / (double) block)) / (freedom * block));
    double[] floor = new double[groups()];
    double[] window = new double[block];
    for (int g = 0; g < floor.length; g++) {
      double sum = 0;
      double least = Double.POSITIVE_INFINITY;
      int seen = 0;
      for (int row = 0; row < rows(); row++) {
        if (silent[row]) {
          continue;
        }
        float p = cells.mean(row)[g];
        int slot = seen % block;
        sum += p - window[slot];
        window[slot] = p;
        seen++;
        if (seen >= block) {
          least = Math.min(least, sum);
        }
      }
      java.util.Arrays.fill(window, 0);
      floor[g] = Math.max(leastNoise, Math.max(0, least) / block / Math.max(0.3, 1 - spread));
    }
    return floor;
  }
}
