package org.sunhall.checker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.CodeSigner;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.sunhall.kernel.Text;

/**
 * The signature of a jar (JAR File Specification, “Signed JAR File”; made by {@code jarsigner}). Felix verifies none, so the platform
 * does: every entry is read, one signer has signed each of them, and none that was signed has been taken away.
 */
public final class JarSigning {

    private static final Pattern SIGNATURE_FILE =
            Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)|META-INF/SIG-[^/]*", Pattern.CASE_INSENSITIVE);
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private JarSigning() {}

    /**
     * Reads the signature of a jar; never throws, whatever the bytes are. Use it on bytes that {@link PluginReader} could read, since
     * that is what ensures that every reader sees the same files in them.
     */
    public static SignatureReading read(byte[] jar) {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar), true)) {
            return read(in);
        } catch (SecurityException e) {
            return SignatureReading.broken(altered(""));
        } catch (IOException | RuntimeException e) {
            return SignatureReading.broken(new Finding(
                    "",
                    "",
                    "signature.unreadable",
                    Text.of("签名无法读取。", "The signature cannot be read."),
                    Text.of("请用jarsigner重新签名。", "Sign it again with jarsigner.")));
        }
    }

    private static SignatureReading read(JarInputStream in) throws IOException {
        Manifest manifest = in.getManifest();
        Set<String> present = new HashSet<>();
        List<JarEntry> content = new ArrayList<>();
        boolean signed = false;
        for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (SecurityException e) {
                return SignatureReading.broken(altered(entry.getName()));
            }
            present.add(entry.getName());
            if (SIGNATURE_FILE.matcher(entry.getName()).matches()) {
                signed = true;
            } else if (!entry.isDirectory()
                    && !entry.getName().toUpperCase(Locale.ROOT).equals(MANIFEST)) {
                content.add(entry);
            }
        }
        if (!signed) {
            return SignatureReading.none();
        }
        return signers(content, manifest, present);
    }

    private static SignatureReading signers(List<JarEntry> content, Manifest manifest, Set<String> present) {
        CodeSigner one = null;
        for (JarEntry entry : content) {
            CodeSigner[] signers = entry.getCodeSigners();
            if (signers == null || signers.length == 0) {
                return SignatureReading.broken(new Finding(
                        entry.getName(),
                        "",
                        "signature.unsigned-entry",
                        Text.of("包已签名,但此文件不在有效签名之内。", "The jar is signed, but no valid signature covers this file."),
                        Text.of("请对整个包重新签名。", "Sign the whole jar again.")));
            }
            if (signers.length > 1 || one != null && !one.equals(signers[0])) {
                return SignatureReading.broken(new Finding(
                        entry.getName(),
                        "",
                        "signature.signers",
                        Text.of("插件只能有一个签名者。", "A plug-in has exactly one signer."),
                        Text.of("请去掉其他签名后重新签名。", "Remove the other signatures and sign it again.")));
            }
            one = signers[0];
        }
        if (manifest != null) {
            for (String name : manifest.getEntries().keySet()) {
                if (!present.contains(name)) {
                    return SignatureReading.broken(new Finding(
                            name,
                            "",
                            "signature.removed",
                            Text.of("签名之后此文件被去掉。", "The file was taken away after signing."),
                            Text.of("请从发布者处重新取得插件。", "Get the plug-in from its publisher again.")));
                }
            }
        }
        List<X509Certificate> path = one == null
                ? List.of()
                : one.getSignerCertPath().getCertificates().stream()
                        .map(X509Certificate.class::cast)
                        .toList();
        return new SignatureReading(true, path, Optional.empty());
    }

    private static Finding altered(String entry) {
        return new Finding(
                entry,
                "",
                "signature.altered",
                Text.of("签名之后内容被改动。", "It was changed after it was signed."),
                Text.of("请从发布者处重新取得插件。", "Get the plug-in from its publisher again."));
    }
}
