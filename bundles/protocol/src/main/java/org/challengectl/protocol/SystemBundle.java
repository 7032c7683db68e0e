package org.challengectl.protocol;

/**
 * A bundle of the container.
 *
 * @param state active, resolved, installed, starting or stopping
 */
public record SystemBundle(String name, String version, String state) {}
