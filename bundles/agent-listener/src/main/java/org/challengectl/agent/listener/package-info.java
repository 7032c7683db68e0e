/** The role that records what was really on the air, measures it and makes a picture of it. */
package org.challengectl.agent.listener;
