package org.sunhall.plugins;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Somebody who signs plug-ins, with keys made by keytool. */
public final class TestPublisher {

    private static final String PASSWORD = "changeit";

    private final Path store;
    private final String alias;

    private TestPublisher(Path store, String alias) {
        this.store = store;
        this.alias = alias;
    }

    /** One who certifies themselves; days from now at which the certificate begins, and for how many it is valid. */
    public static TestPublisher in(Path folder, String alias, int begins, int days) throws Exception {
        TestPublisher publisher = new TestPublisher(folder.resolve(alias + ".p12"), alias);
        publisher.keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + alias,
                "-startdate",
                begins + "d",
                "-validity",
                Integer.toString(days),
                "-ext",
                "bc:c");
        return publisher;
    }

    /** One whom this authority certifies. */
    public TestPublisher certifies(String other) throws Exception {
        TestPublisher publisher = new TestPublisher(store.resolveSibling(other + ".p12"), other);
        publisher.keytool("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + other);
        Path request = store.resolveSibling(other + ".csr");
        Path answer = store.resolveSibling(other + ".pem");
        publisher.keytool("-certreq", "-file", request.toString());
        keytool("-gencert", "-rfc", "-startdate", "-1d", "-infile", request.toString(), "-outfile", answer.toString());
        Path authority = store.resolveSibling(alias + ".pem");
        keytool("-exportcert", "-rfc", "-file", authority.toString());
        publisher.keytool("-importcert", "-noprompt", "-alias", "authority", "-file", authority.toString());
        publisher.keytool("-importcert", "-noprompt", "-file", answer.toString());
        return publisher;
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        if (!command.contains("-alias")) {
            command.addAll(List.of("-alias", alias));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + said);
        }
    }

    private KeyStore keys() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** The certificate. */
    public byte[] certificate() throws Exception {
        return keys().getCertificate(alias).getEncoded();
    }

    /** The jar with their signature. */
    public byte[] sign(byte[] jar) throws Exception {
        Path file = Files.write(store.resolveSibling("unsigned.jar"), jar);
        PrivateKey key = (PrivateKey) keys().getKey(alias, PASSWORD.toCharArray());
        List<Certificate> chain = List.of(keys().getCertificateChain(alias));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            new JarSigner.Builder(key, CertificateFactory.getInstance("X.509").generateCertPath(chain))
                    .signerName(alias)
                    .build()
                    .sign(zip, out);
        }
        return out.toByteArray();
    }
}
