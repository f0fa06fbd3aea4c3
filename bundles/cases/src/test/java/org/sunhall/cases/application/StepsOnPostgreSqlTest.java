package org.sunhall.cases.application;

class StepsOnPostgreSqlTest extends StepsContract {

    @Override
    WatchedDatabase database() {
        return WatchedDatabase.postgresql();
    }
}
