package org.sunhall.itests;

/** The databases the platform is tried on. */
enum Db {
    DERBY,
    POSTGRESQL
}
