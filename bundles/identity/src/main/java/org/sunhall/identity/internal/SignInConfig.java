package org.sunhall.identity.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Read by the sign-in and by its HTTP resource. */
@ObjectClassDefinition(name = "Sunhall sign-in", description = "Sessions and their cookie (PID org.sunhall.identity)")
public @interface SignInConfig {

    @AttributeDefinition(
            name = "Idle minutes",
            description = "A session ends when it was not used for so long, 1 to 1440.")
    int idleMinutes() default 30;

    @AttributeDefinition(
            name = "Absolute hours",
            description = "A session ends after so long whatever happens, 1 to 168.")
    int absoluteHours() default 12;

    @AttributeDefinition(
            name = "Secure cookie",
            description =
                    "Whether browsers send the cookie over HTTPS only. Switch it on wherever HTTPS ends before the"
                            + " platform.")
    boolean secureCookie() default false;
}
