package org.sunhall.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunhall.checker.CheckContext;
import org.sunhall.checker.SignaturePolicy;

/** What the goal signs, the platform's own check of signatures takes; and a password does not travel in the open. */
class SigningTest {

    private static final char[] PASSWORD = "a-test-of-signing".toCharArray();

    @TempDir
    Path base;

    private Project project;
    private Path jar;
    private Path keystore;
    private CheckContext context;

    @BeforeEach
    void aPublisherWithAKey() throws Exception {
        SampleProject sample = new SampleProject(base);
        project = sample.project();
        jar = Files.write(base.resolve("plugin.jar"), project.folder().jar());
        keystore = base.resolve("publisher.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "publisher",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=Example",
                        "-startdate",
                        "2026/01/01",
                        "-validity",
                        "3650",
                        "-keystore",
                        keystore.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        X509Certificate publisher = (X509Certificate)
                KeyStore.getInstance(keystore.toFile(), PASSWORD).getCertificate("publisher");
        context = sample.context().signedBy(SignaturePolicy.required(Set.of(publisher)));
    }

    @Test
    void aSignedJarOfATrustedPublisherPasses() throws Exception {
        byte[] signed = SignMojo.signed(jar.toFile(), keystore.toFile(), "publisher", PASSWORD);

        assertThat(project.check(signed, context)).isEmpty();
    }

    @Test
    void theUnsignedJarDoesNot() throws IOException {
        List<FoundFault> faults = project.check(Files.readAllBytes(jar), context);

        assertThat(faults).extracting(FoundFault::rule).containsExactly("signature.missing");
    }

    @Test
    void aKeyThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> SignMojo.signed(jar.toFile(), keystore.toFile(), "somebody", PASSWORD))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("somebody");
    }

    @Test
    void aPasswordGoesToAnotherMachineByHttpsOnly() {
        assertThatThrownBy(() -> new Platform(URI.create("http://192.0.2.1:8181")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    @Test
    void credentialsDoNotShowTheirPassword() {
        assertThat(new Credentials("admin1", PASSWORD)).hasToString("credentials of admin1");
    }
}
