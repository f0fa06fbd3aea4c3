package org.sunhall.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.PersonId;
import org.sunhall.ledger.Ledger;

class WiresTest {

    private final Wires wires = new Wires((Ledger) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, args) -> {
                throw new UnsupportedOperationException(method.getName());
            }));

    @AfterEach
    void stop() {
        wires.stop();
    }

    @Test
    void onePersonGetsSoManyLinesAndOneGivenBackIsFreeAgain() {
        PersonId person = new PersonId("p1");
        for (int i = 0; i < Wires.MOST_EACH; i++) {
            assertThat(wires.take(person)).isEmpty();
        }
        assertThat(wires.take(person)).contains(Refusal.TOO_MANY_PAGES);
        assertThat(wires.take(new PersonId("p2"))).isEmpty();
        wires.leave(person);
        assertThat(wires.take(person)).isEmpty();
    }

    @Test
    void allTogetherGetSoManyLines() {
        for (int i = 0; i < Wires.MOST; i++) {
            assertThat(wires.take(new PersonId("p" + i))).isEmpty();
        }
        assertThat(wires.take(new PersonId("one-more"))).contains(Refusal.BUSY);
    }

    @Test
    void withoutAnOpenPageTheLedgerIsNotListenedTo() {
        assertThat(wires.wants("case.submitted")).isFalse();
        assertThat(wires.check().figures()).containsEntry("pages", 0);
    }
}
