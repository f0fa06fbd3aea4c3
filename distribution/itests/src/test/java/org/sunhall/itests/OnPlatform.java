package org.sunhall.itests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs against the real distribution on this database; test methods and constructors take the {@link Platform}. One platform
 * per database serves all classes of the run. A refreshed core bundle or an error of ours in its log fails the test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PlatformExtension.class)
@interface OnPlatform {

    /** Which database. */
    Db value();
}
