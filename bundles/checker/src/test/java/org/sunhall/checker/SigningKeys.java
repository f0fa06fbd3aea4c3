package org.sunhall.checker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Publishers for tests: keys made by the JDK's keytool, jars signed as {@code jarsigner} does. */
public final class SigningKeys {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final PrivateKey key;
    private final X509Certificate certificate;

    private SigningKeys(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A publisher of this name whose certificate is valid for 100 years, or was valid for a day in 2020. */
    public static SigningKeys of(String name, boolean expired) {
        try {
            Path directory = Files.createTempDirectory("sunhall-keys");
            Path store = directory.resolve("keys.p12");
            String keytool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            Process process = new ProcessBuilder(
                            keytool,
                            "-genkeypair",
                            "-alias",
                            "publisher",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=" + name,
                            "-startdate",
                            expired ? "2020/01/01 00:00:00" : "2020/01/01 00:00:00",
                            "-validity",
                            expired ? "1" : "36500",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            new String(PASSWORD))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD);
            }
            Files.delete(store);
            Files.delete(directory);
            return new SigningKeys((PrivateKey) keys.getKey("publisher", PASSWORD), (X509Certificate)
                    keys.getCertificate("publisher"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What others trust. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The jar with this publisher's signature added. */
    public byte[] sign(byte[] jar) {
        try {
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
            Path file = Files.createTempFile("sunhall", ".jar");
            Files.write(file, jar);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipFile zip = new ZipFile(file.toFile())) {
                String name = certificate.getSubjectX500Principal().getName().replaceAll("[^A-Za-z]", "");
                new JarSigner.Builder(key, path)
                        .signerName(name.substring(0, Math.min(8, name.length())))
                        .build()
                        .sign(zip, out);
            }
            Files.delete(file);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
