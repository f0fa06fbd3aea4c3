package org.sunhall.cases.api;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.sunhall.kernel.Text;

/**
 * Looks at every uploaded file before it is kept, for example a virus scanner; registered as a service. Several are all
 * asked. One that throws or is slower than its own limit should throw: the file is then not taken.
 */
@ConsumerType
public interface UploadScan {

    /**
     * Why this file must not be kept, empty when nothing speaks against it.
     *
     * @param file      the whole content, read only; gone after the call
     * @param mediaType its type by content
     */
    Optional<Text> objection(Path file, String mediaType);
}
