/** Live listening: a free receiver's waterfall and channels, for as long as somebody listens. */
package org.challengectl.agent.listener.live;
