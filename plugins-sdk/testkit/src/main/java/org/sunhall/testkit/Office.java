package org.sunhall.testkit;

/** The office that papers in tests are issued by; organisations are the platform's, not the plug-in's. */
final class Office {

    static final String NAME = "测试机关";
    static final String ADDRESS = "测试路1号";
    static final String PHONE = "000-00000000";

    private Office() {}
}
