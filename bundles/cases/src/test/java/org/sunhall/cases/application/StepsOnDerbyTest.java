package org.sunhall.cases.application;

class StepsOnDerbyTest extends StepsContract {

    @Override
    WatchedDatabase database() {
        return WatchedDatabase.derby();
    }
}
