package org.sunhall.plugins.folder;

import java.util.Set;
import org.sunhall.plugins.model.Stamp;

/** Who is told of the files of the folder. */
public interface FolderFollower {

    /** The files on record from before. */
    Set<String> filesOnRecord();

    /**
     * A file has settled. Throws when it cannot be dealt with now; it is shown again then.
     *
     * @param quietNanos for how long it has looked so
     * @return whether it is dealt with; false: it is still being written
     */
    boolean settled(String name, Stamp stamp, long quietNanos) throws Exception;

    /** A file is gone. Throws when that cannot be dealt with now. */
    void gone(String name);

    /** Files that were refused and may be accepted now; called now and then. */
    Set<String> worthAnotherTry();
}
