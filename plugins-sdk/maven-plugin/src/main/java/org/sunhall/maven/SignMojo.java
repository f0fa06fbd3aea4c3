package org.sunhall.maven;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPath;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Signs the jar in place, as {@code jarsigner} does: what the publisher answers for is exactly these bytes. The platform takes only plug-ins
 * whose publisher it trusts.
 */
@Mojo(name = "sign", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class SignMojo extends AbstractMojo {

    /** The jar. */
    @Parameter(
            property = "sunhall.jar",
            defaultValue = "${project.build.directory}/${project.build.finalName}.jar",
            required = true)
    private File jar;

    /** The publisher's key store, PKCS #12. */
    @Parameter(property = "sunhall.keystore", defaultValue = "${user.home}/.sunhall/publisher.p12")
    private File keystore;

    /** The key in it. */
    @Parameter(property = "sunhall.alias", defaultValue = "publisher")
    private String alias;

    /** The server in {@code settings.xml} whose password opens the key store; the variable {@code SUNHALL_KEYSTORE_PASSWORD} goes before. */
    @Parameter(property = "sunhall.keystoreServer", defaultValue = "sunhall-keystore")
    private String keystoreServer;

    @Parameter(defaultValue = "${settings}", readonly = true, required = true)
    private Settings settings;

    @Component
    private SettingsDecrypter decrypter;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (!keystore.isFile()) {
            throw new MojoFailureException("没有密钥库 " + keystore + ";可用 keytool 生成,见指南“签名”一页。" + " There is no key store "
                    + keystore + "; make one with keytool, see the page on signing.");
        }
        char[] password = Credentials.find(
                        settings, decrypter, keystoreServer, "SUNHALL_KEYSTORE_LOGIN", "SUNHALL_KEYSTORE_PASSWORD")
                .orElseThrow(() -> new MojoFailureException("请设置环境变量 SUNHALL_KEYSTORE_PASSWORD,或在 settings.xml 中配置服务器 "
                        + keystoreServer + "。 Set SUNHALL_KEYSTORE_PASSWORD, or the server " + keystoreServer
                        + " in settings.xml."))
                .password();
        try {
            Files.write(jar.toPath(), signed(jar, keystore, alias, password));
            getLog().info("已签名 · signed " + jar.getName());
        } catch (GeneralSecurityException | IOException e) {
            throw new MojoExecutionException("the jar cannot be signed: " + e.getMessage(), e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** The jar with one signature over every entry. */
    static byte[] signed(File jar, File keystore, String alias, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(keystore, password);
        Certificate[] chain = keys.getCertificateChain(alias);
        if (!(keys.getKey(alias, password) instanceof PrivateKey key) || chain == null) {
            throw new GeneralSecurityException("the key store has no key named " + alias);
        }
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(Arrays.asList(chain));
        JarSigner signer = new JarSigner.Builder(key, path)
                .digestAlgorithm("SHA-256")
                .signerName("SUNHALL")
                .build();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        try (ZipFile unsigned = new ZipFile(jar)) {
            signer.sign(unsigned, signed);
        }
        return signed.toByteArray();
    }
}
