package org.sunhall.cases.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.sunhall.kernel.Digest;

/** A file on its way in: on disk until closed, never more than its bound, hashed as it comes. */
final class Spool implements AutoCloseable {

    private final Path file;
    private final long size;
    private final boolean tooLarge;
    private final Digest digest;

    private Spool(Path file, long size, boolean tooLarge, Digest digest) {
        this.file = file;
        this.size = size;
        this.tooLarge = tooLarge;
        this.digest = digest;
    }

    /** The sender stopped in the middle. */
    static final class CutOff extends IOException {
        private static final long serialVersionUID = 1L;

        CutOff(IOException cause) {
            super(cause);
        }
    }

    static Spool of(InputStream content, long most) throws IOException {
        Path file = Files.createTempFile("sunhall-upload", ".part");
        try (OutputStream out = Files.newOutputStream(file)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            long size = 0;
            for (int read = next(content, buffer); read >= 0; read = next(content, buffer)) {
                size += read;
                if (size > most) {
                    break;
                }
                sha.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            return new Spool(file, size, size > most, new Digest(HexFormat.of().formatHex(sha.digest())));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static int next(InputStream content, byte[] buffer) throws CutOff {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new CutOff(e);
        }
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    Digest digest() {
        return digest;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
