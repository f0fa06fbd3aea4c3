package org.sunhall.documents;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.sunhall.kernel.Iso7064;

/**
 * The code under which a paper can be verified: 15 random characters (75 bits, not to be guessed) and one check character (ISO/IEC 7064
 * MOD 37,36). The letters I, L, O and U do not occur.
 *
 * @param value 16 characters
 */
public record VerificationCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM_LENGTH = 15;

    public VerificationCode {
        if (value == null
                || value.length() != RANDOM_LENGTH + 1
                || !value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("a verification code has 16 characters of " + ALPHABET);
        }
        if (Iso7064.mod37x36(value.substring(0, RANDOM_LENGTH)) != value.charAt(RANDOM_LENGTH)) {
            throw new IllegalArgumentException("the check character of the verification code does not fit");
        }
    }

    /** A new code from this source of randomness. */
    public static VerificationCode draw(SecureRandom random) {
        while (true) {
            StringBuilder code = new StringBuilder(RANDOM_LENGTH + 1);
            for (int i = 0; i < RANDOM_LENGTH; i++) {
                code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            char check = Iso7064.mod37x36(code.toString());
            if (ALPHABET.indexOf(check) >= 0) {
                return new VerificationCode(code.append(check).toString());
            }
        }
    }

    /**
     * Reads what a person typed: spaces and hyphens are dropped, letters raised, O read as 0, I and L as 1. Empty when it is no valid code.
     */
    public static Optional<VerificationCode> parse(String typed) {
        if (typed == null || typed.length() > 64) {
            return Optional.empty();
        }
        String plain = typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        try {
            return Optional.of(new VerificationCode(plain));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
