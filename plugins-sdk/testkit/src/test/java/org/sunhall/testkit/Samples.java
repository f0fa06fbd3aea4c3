package org.sunhall.testkit;

import java.net.URI;
import java.nio.file.Path;

/** Where the sample plug-in is on this test's class path: a jar, or a directory while the whole is being compiled. */
final class Samples {

    private static final String TYPE = "cn/sunshine/market/food/LicenceNumber.class";

    private Samples() {}

    static Path food() {
        String url = Samples.class.getClassLoader().getResource(TYPE).toString();
        return url.startsWith("jar:")
                ? Path.of(URI.create(url.substring(4, url.indexOf('!'))))
                : Path.of(URI.create(url.substring(0, url.length() - TYPE.length())));
    }
}
