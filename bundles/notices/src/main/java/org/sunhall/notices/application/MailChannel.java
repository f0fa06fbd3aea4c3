package org.sunhall.notices.application;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.sunhall.channel.ChannelException;
import org.sunhall.channel.NoticeChannel;

/** E-mail by SMTP (RFC 5321) through Angus Mail, encrypted unless configured otherwise. */
@Component(
        service = NoticeChannel.class,
        configurationPid = "org.sunhall.notices.mail",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class MailChannel implements NoticeChannel {

    /** The channel's name. */
    public static final String NAME = "mail";

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,180}[A-Za-z0-9])?\\.[A-Za-z]{2,24}");
    private static final String MILLIS = "15000";

    private final Session session;
    private final InternetAddress from;

    /** Reads its configuration; refuses one that is not complete. */
    @Activate
    public MailChannel(MailConfig config) {
        if (config.host() == null || config.host().isBlank() || config.from() == null || !accepted(config.from())) {
            throw new IllegalArgumentException(
                    "org.sunhall.notices.mail: host and from (an e-mail address) are needed");
        }
        Properties settings = new Properties();
        settings.put("mail.smtp.host", config.host());
        settings.put("mail.smtp.port", String.valueOf(config.port()));
        settings.put("mail.smtp.connectiontimeout", MILLIS);
        settings.put("mail.smtp.timeout", MILLIS);
        settings.put("mail.smtp.writetimeout", MILLIS);
        switch (config.security()) {
            case "starttls" -> {
                settings.put("mail.smtp.starttls.enable", "true");
                settings.put("mail.smtp.starttls.required", "true");
                settings.put("mail.smtp.ssl.checkserveridentity", "true");
            }
            case "tls" -> {
                settings.put("mail.smtp.ssl.enable", "true");
                settings.put("mail.smtp.ssl.checkserveridentity", "true");
            }
            case "none" -> settings.put("mail.smtp.starttls.enable", "false");
            default ->
                throw new IllegalArgumentException("org.sunhall.notices.mail: security is starttls, tls or none");
        }
        boolean account = !config.user().isEmpty();
        settings.put("mail.smtp.auth", String.valueOf(account));
        this.session = account ? Session.getInstance(settings, login(config)) : Session.getInstance(settings);
        try {
            this.from = new InternetAddress(config.from(), true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("org.sunhall.notices.mail: from is no e-mail address", e);
        }
    }

    private static Authenticator login(MailConfig config) {
        PasswordAuthentication login = new PasswordAuthentication(config.user(), config.password());
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return login;
            }
        };
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label(Locale language) {
        return language.getLanguage().equals("zh") ? "电子邮件" : "E-mail";
    }

    @Override
    public boolean accepts(String address) {
        return accepted(address);
    }

    private static boolean accepted(String address) {
        return address.length() <= 254 && ADDRESS.matcher(address).matches() && !address.contains("..");
    }

    @Override
    public void send(String address, String title, String body) throws ChannelException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Mail looks its parts up through the context class loader.
        thread.setContextClassLoader(Session.class.getClassLoader());
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(from);
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
            message.setSubject(title.replaceAll("\\p{Cntrl}", " "), StandardCharsets.UTF_8.name());
            message.setText(body, StandardCharsets.UTF_8.name());
            message.setHeader("Auto-Submitted", "auto-generated");
            Transport.send(message);
        } catch (AddressException e) {
            throw new ChannelException("邮箱地址无效 / the address is not valid", true, e);
        } catch (SendFailedException e) {
            throw new ChannelException("邮件服务器拒收 / the mail server refused the message", false, e);
        } catch (MessagingException e) {
            throw new ChannelException("无法连接邮件服务器 / the mail server could not be reached", false, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
