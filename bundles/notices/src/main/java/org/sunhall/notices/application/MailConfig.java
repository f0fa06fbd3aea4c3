package org.sunhall.notices.application;

/** Configuration of e-mail, PID {@code org.sunhall.notices.mail}; without it there is no e-mail. */
@interface MailConfig {

    /** The mail server's host. */
    String host();

    /** Its port. */
    int port() default 587;

    /** {@code starttls}, {@code tls} or {@code none} (inside a protected network only). */
    String security() default "starttls";

    /** The account, empty when the server wants none. */
    String user() default "";

    /** Its password. */
    String password() default "";

    /** The sender's address. */
    String from();
}
