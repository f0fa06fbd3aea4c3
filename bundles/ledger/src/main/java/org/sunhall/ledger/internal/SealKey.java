package org.sunhall.ledger.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Ed25519 key (RFC 8032) that signs the heads. One PEM file with the private key (PKCS #8) and the public key
 * (SubjectPublicKeyInfo), readable by the owner only, made when it is missing. Losing it means that older heads can no
 * longer be told from forged ones: keep a copy.
 */
final class SealKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final String id;

    private SealKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.id = HexFormat.of().formatHex(Sha256.of(publicKey.getEncoded())).substring(0, 16);
    }

    /** Reads the key, or makes it when there is no such file. */
    static SealKey at(Path file) throws IOException {
        try {
            if (!Files.exists(file)) {
                KeyPair fresh = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                String text = pem("PRIVATE KEY", fresh.getPrivate().getEncoded())
                        + pem("PUBLIC KEY", fresh.getPublic().getEncoded());
                try {
                    OwnerOnly.write(file, text);
                } catch (FileAlreadyExistsException e) {
                    // Another start was quicker; its key counts.
                }
            }
            return read(file);
        } catch (GeneralSecurityException e) {
            throw new IOException("the key of the ledger in " + file + " cannot be used", e);
        }
    }

    private static SealKey read(Path file) throws IOException, GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        PrivateKey privateKey = null;
        PublicKey publicKey = null;
        Matcher blocks = PEM.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        while (blocks.find()) {
            byte[] der = Base64.getMimeDecoder().decode(blocks.group(2));
            if (blocks.group(1).equals("PRIVATE KEY")) {
                privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(der));
            } else if (blocks.group(1).equals("PUBLIC KEY")) {
                publicKey = factory.generatePublic(new X509EncodedKeySpec(der));
            }
        }
        if (privateKey == null || publicKey == null) {
            throw new IOException(file + " must hold a PRIVATE KEY and a PUBLIC KEY block");
        }
        return new SealKey(privateKey, publicKey);
    }

    /** The first 16 hexadecimal digits of the public key's SHA-256. */
    String id() {
        return id;
    }

    String sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the ledger cannot sign", e);
        }
    }

    boolean verifies(String text, String base64) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
