package org.sunhall.itests;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;

@Order(91)
class CrashOnPostgresIT extends CrashContract {

    @Override
    Wiring wiring() {
        return Wiring.postgresql(PostgreSql.database("crash"));
    }

    @Override
    Path home() {
        return Workplace.root().resolve("distribution/itests/target/crash-postgresql");
    }
}
