package org.sunhall.cases.application;

import java.security.SecureRandom;
import org.sunhall.kernel.Iso7064;

/**
 * Query numbers before acceptance: {@code S}, fourteen random characters nobody can guess, and a check character
 * (ISO/IEC 7064 MOD 37,36).
 */
final class Receipts {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final SecureRandom random = new SecureRandom();

    String next() {
        StringBuilder body = new StringBuilder("S");
        for (int i = 0; i < 14; i++) {
            body.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return body.append(Iso7064.mod37x36(body.toString())).toString();
    }
}
