/**
 * The server's commands for Karaf's shell. Each does one thing through the services that decide;
 * none decides anything itself.
 */
package org.challengectl.shell;
