package org.challengectl.protocol;

import java.util.List;

/**
 * The files of an import.
 *
 * @param used came along, and flags name them
 * @param unused came along, and no flag names them
 * @param missing as flags name them
 */
public record ImportFiles(List<String> used, List<String> unused, List<String> missing) {}
