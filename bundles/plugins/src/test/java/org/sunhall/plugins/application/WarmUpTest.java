package org.sunhall.plugins.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.sunhall.checker.CheckContext;
import org.sunhall.checker.Checker;
import org.sunhall.packs.Packs;

class WarmUpTest {

    /** What is missing in it is what a real item has more of; nothing must stop the checker before its last part. */
    @Test
    void reachesEveryPartOfTheChecker() {
        CheckContext context = CheckContext.alone(Packs.national(), LocalDate.of(2026, 11, 23));
        assertThat(Checker.checkJar(WarmUp.jar(), context).findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.rule())
                        .as(finding.toString())
                        .isIn("disclosure.missing", "flow.paper-required", "flow.undrawn", "code.package"));
    }
}
