package org.sunhall.plugins.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.Digest;

/**
 * Copies of what landed, beside the store, each under its digest: what somebody changes in the database can be put back from here
 * even when its file in the folder has been replaced since. Nothing depends on them; they may fail or be deleted.
 */
final class KeptCopies {

    private static final Logger LOG = LoggerFactory.getLogger(KeptCopies.class);

    private final Path directory;

    KeptCopies(Path directory) {
        this.directory = directory;
    }

    /** Keeps these bytes, which are known to have this digest. */
    void keep(Digest digest, byte[] jar) {
        Path file = file(digest);
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Path part = Files.write(directory.resolve("." + digest.hex() + ".part"), jar);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("No copy of plug-in {} could be kept in {}", digest.abbreviated(), directory, e);
        }
    }

    /** The bytes with this digest; empty when they are not kept, or are not these any more. */
    Optional<byte[]> find(Digest digest) {
        try {
            return Optional.of(Files.readAllBytes(file(digest)))
                    .filter(bytes -> Digest.of(bytes).equals(digest));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("The copy of plug-in {} cannot be read", digest.abbreviated(), e);
            return Optional.empty();
        }
    }

    private Path file(Digest digest) {
        return directory.resolve(digest.hex() + ".jar");
    }
}
