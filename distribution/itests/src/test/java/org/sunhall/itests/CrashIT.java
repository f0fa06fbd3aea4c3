package org.sunhall.itests;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;

@Order(90)
class CrashIT extends CrashContract {

    @Override
    Wiring wiring() {
        return Wiring.derby();
    }

    @Override
    Path home() {
        return Workplace.root().resolve("distribution/itests/target/crash-derby");
    }
}
