package org.sunhall.identity.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Password hashes with Argon2id (RFC 9106), 19 MiB, two passes, one lane (OWASP's first recommendation), written with
 * their parameters in the PHC string format, so that the parameters can be raised later. At most a few are computed at
 * a time, since each takes memory.
 */
final class Passwords {

    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9])\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int MAX_MEMORY_KIB = 1 << 20;
    private static final int HASH_BYTES = 32;
    private static final Semaphore AT_ONCE = new Semaphore(4, true);
    private static final SecureRandom RANDOM = new SecureRandom();
    /** What a login that does not exist is compared with. */
    private static final String NOBODY = write(MEMORY_KIB, PASSES, LANES, random(16), random(HASH_BYTES));

    private Passwords() {}

    static String hash(char[] password) {
        byte[] salt = random(16);
        return write(MEMORY_KIB, PASSES, LANES, salt, argon2(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES));
    }

    /** Whether the password fits the hash; the time it takes does not depend on where they differ. */
    static boolean fits(char[] password, String stored) {
        Matcher form = FORM.matcher(stored);
        if (!form.matches()) {
            throw new IllegalStateException("a stored password hash has an unknown form");
        }
        int memory = Integer.parseInt(form.group(1));
        int passes = Integer.parseInt(form.group(2));
        int lanes = Integer.parseInt(form.group(3));
        byte[] salt = Base64.getDecoder().decode(form.group(4));
        byte[] expected = Base64.getDecoder().decode(form.group(5));
        if (memory > MAX_MEMORY_KIB || passes < 1 || lanes < 1 || expected.length < 16) {
            throw new IllegalStateException("a stored password hash has parameters out of bounds");
        }
        return MessageDigest.isEqual(expected, argon2(password, salt, memory, passes, lanes, expected.length));
    }

    /** Takes the time of a comparison, for logins that do not exist. */
    static void compareWithNobody(char[] password) {
        fits(password, NOBODY);
    }

    private static byte[] argon2(char[] password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] bytes = utf8(password);
        byte[] hash = new byte[length];
        AT_ONCE.acquireUninterruptibly();
        try {
            generator.generateBytes(bytes, hash);
        } finally {
            AT_ONCE.release();
            Arrays.fill(bytes, (byte) 0);
        }
        return hash;
    }

    private static byte[] utf8(char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    private static String write(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
