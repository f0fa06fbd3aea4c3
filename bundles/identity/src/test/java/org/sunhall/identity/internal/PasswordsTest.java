package org.sunhall.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void fitsOnlyTheSamePasswordAndSaltsEachHash() {
        char[] password = "阳光大厅-correct horse".toCharArray();
        String hash = Passwords.hash(password);

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(hash.length()).isLessThan(300);
        assertThat(Passwords.hash(password)).isNotEqualTo(hash);
        assertThat(Passwords.fits(password, hash)).isTrue();
        assertThat(Passwords.fits("阳光大厅-correct horsf".toCharArray(), hash)).isFalse();
        assertThat(Passwords.fits(new char[0], hash)).isFalse();
        assertThat(new String(password)).isEqualTo("阳光大厅-correct horse");
    }

    /** From the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1}. */
    @Test
    void readsWhatOtherArgon2ImplementationsWrote() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(Passwords.fits("password".toCharArray(), reference)).isTrue();
        assertThat(Passwords.fits("passwort".toCharArray(), reference)).isFalse();
    }

    @Test
    void refusesStoredHashesOfUnknownFormOrBoundlessCost() {
        assertThatIllegalStateException().isThrownBy(() -> Passwords.fits("x".toCharArray(), "plain"));
        assertThatIllegalStateException()
                .isThrownBy(() -> Passwords.fits(
                        "x".toCharArray(),
                        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"));
    }
}
