package org.sunhall.testkit;

import org.sunhall.checker.PaperModel;

/** The office that papers in tests are issued by; organisations are the platform's, not the plug-in's. */
final class Office {

    static final PaperModel.Issuer ISSUER = new PaperModel.Issuer("测试机关", "测试路1号", "000-00000000", "000-00000000");

    private Office() {}
}
