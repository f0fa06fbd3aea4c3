package org.sunhall.plugins;

import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Digest;

/**
 * Threads for work with the code of plug-ins, a few for each version, so that a version that blocks keeps nobody waiting but
 * itself. Thread-safe.
 */
@ProviderType
public interface PluginWorkers {

    /**
     * Runs work in a thread of this version, soon.
     *
     * @return false when all threads of this version are busy: nothing was done, try again later
     */
    boolean tryRun(Digest plugin, Runnable work);
}
