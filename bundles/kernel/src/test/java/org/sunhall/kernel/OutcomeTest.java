package org.sunhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private enum Code implements RejectionCode {
        NO;

        @Override
        public Terms terms() {
            return new Terms("test.no", RejectionKind.CONFLICT, Text.of("不行", "No"));
        }
    }

    @Test
    void anAcceptedOutcomeGoesOnToTheNextDecision() {
        Outcome<Integer> outcome =
                Outcome.accepted(20).then(days -> Outcome.accepted(days + 10)).map(days -> days * 2);

        assertThat(outcome.asOptional()).contains(60);
        assertThat(outcome.refusal()).isEmpty();
        assertThat(outcome.<String>fold(days -> "in " + days, rejection -> "no"))
                .isEqualTo("in 60");
    }

    @Test
    void aRefusedOutcomeDecidesNothingMore() {
        AtomicInteger asked = new AtomicInteger();
        Outcome<Integer> refused = Outcome.refused(Code.NO, Text.of("期限已过", "Too late"));

        Outcome<Integer> outcome = refused.then(days -> {
                    asked.incrementAndGet();
                    return Outcome.accepted(days);
                })
                .map(days -> asked.incrementAndGet());

        assertThat(asked).hasValue(0);
        assertThat(outcome.asOptional()).isEmpty();
        assertThat(outcome.refusal().orElseThrow().detail().en()).isEqualTo("Too late");
        assertThat(outcome.<String>fold(
                        days -> "yes", rejection -> rejection.code().id()))
                .isEqualTo("test.no");
    }

    @Test
    void holdsNoNull() {
        assertThatThrownBy(() -> Outcome.accepted(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Outcome.refused(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Outcome.accepted(1).map(one -> null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aRejectionWithoutDetailSaysItsTitleAndNamesNoFields() {
        Rejection rejection = Rejection.of(Code.NO);

        assertThat(rejection.detail()).isEqualTo(Text.of("不行", "No"));
        assertThat(rejection.fields()).isEqualTo(List.of());
        assertThat(rejection.code().kind().status()).isEqualTo(409);
    }
}
